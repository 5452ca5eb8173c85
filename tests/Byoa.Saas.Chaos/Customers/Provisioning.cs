using Byoa.Saas.Chaos.Hosts;
using Byoa.Saas.Simulators;
using Byoa.Saas.Simulators.Model.Scripts;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Chaos.Customers;

/// <summary>Makes an agency and its tenants over the public API, as an agency would.</summary>
internal sealed class Provisioning(SimulatedVendors vendors, ManagementApi api)
{
    private const double SettleSeconds = 0.6;

    private static readonly (string Name, string Generation, AutoAssignment Assignment, bool Global)[] Wanted =
    [
        ("alpha", "v1", AutoAssignment.ToAi, false),
        ("beta", "v3", AutoAssignment.ToAi, false),
        // The first question of a chat is found in history alone.
        ("gamma", "v1", AutoAssignment.ToAiAfterTheMessage, false),
        // A webhook of the whole account tells of colleagues, deliveries, and every message a second time.
        ("delta", "v3", AutoAssignment.ToAi, true),
    ];

    public async Task<IReadOnlyList<Business>> MakeAsync(CancellationToken cancellation)
    {
        var agency = await api.PostAsync("/api/v1/agencies", HostSettings.PlatformKey, new { name = "Chaos" }, cancellation);
        var key = Expect(agency).Body.GetProperty("apiKey").GetString()!;
        List<Business> businesses = [];
        foreach (var (name, generation, assignment, global) in Wanted)
            businesses.Add(await RegisterAsync(key, name, generation, assignment, global, cancellation));
        return businesses;
    }

    private async Task<Business> RegisterAsync(
        string agencyKey, string name, string generation, AutoAssignment assignment, bool global, CancellationToken cancellation)
    {
        var (token, modelKey) = ($"token-of-{name}", $"sk-{name}");
        var account = vendors.Wati.AddAccount(new AccountSetup(name, token) { NewChats = assignment, ReopenedChats = assignment });
        account.Webhooks.Retry = new() { First = TimeSpan.FromMilliseconds(300), Longest = TimeSpan.FromSeconds(3), Attempts = 1_000 };
        var model = vendors.Model.Key(modelKey);
        var business = new Business(name, generation, token, account, model, agencyKey, api);
        model.Script = Script.Parse(ModelScript.For(business));

        var registered = Expect(await api.PostAsync("/api/v1/tenants", agencyKey, Request(business, modelKey), cancellation));
        var webhook = registered.Body.GetProperty("webhook");
        account.SetWebhook(new Uri(webhook.GetProperty("urlWithoutKey").GetString()!), webhook.GetProperty("bearerToken").GetString());
        if (global)
            account.AddGlobalWebhook(new Uri(webhook.GetProperty("url").GetString()!));
        return business;
    }

    private object Request(Business business, string modelKey) => new
    {
        identifier = business.Name,
        name = business.Name,
        wati = new
        {
            endpoint = new Uri(vendors.Wati.Origin, business.Name).AbsoluteUri,
            tenantId = business.Name,
            token = business.Token,
            generation = business.Generation,
            operatorEmail = business.Account.AiOperatorEmail,
        },
        agent = new
        {
            prompt = $"You answer for {business.Name}.",
            model = new { name = "simulated-chat", key = modelKey, readsPictures = true, transcriptionModel = "simulated-voice" },
            handoff = new { @operator = Business.Colleague, summaryAttribute = "handoff_summary" },
            limits = new { settleSeconds = SettleSeconds },
        },
    };

    private static ApiAnswer Expect(ApiAnswer answer) =>
        answer.Succeeded ? answer : throw new InvalidOperationException($"The platform answered {answer.Status}: {answer.Body}");
}
