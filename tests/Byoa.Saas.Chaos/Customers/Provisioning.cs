using System.Globalization;
using Byoa.Saas.Chaos.Hosts;
using Byoa.Saas.Simulators;
using Byoa.Saas.Simulators.Model.Scripts;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Chaos.Customers;

/// <summary>Makes an agency and its tenants over the public API, as an agency would.</summary>
internal sealed class Provisioning(SimulatedVendors vendors, ManagementApi api)
{
    public const int MostTenants = 99;

    /// <summary>Tenants that differ in all that matters, and settle soon, so that minutes hold much.</summary>
    private static readonly Wanted[] Kinds =
    [
        new("alpha") { SettleSeconds = 0.6 },
        new("beta") { SettleSeconds = 0.6, Generation = "v3" },
        // The first question of a chat is found in history alone. And a closed window gives the chat to a person.
        new("gamma") { SettleSeconds = 0.6, Assignment = AutoAssignment.ToAiAfterTheMessage, Template = false },
        // A webhook of the whole account tells of colleagues, deliveries, and every message a second time.
        new("delta") { SettleSeconds = 0.6, Generation = "v3", Global = true },
    ];

    /// <summary>Each kind in turn. No name is the beginning of another, or the judge could not tell who speaks.</summary>
    public static IReadOnlyList<Wanted> OfAllKinds(int tenants) =>
        [.. Enumerable.Range(0, tenants).Select(number => Numbered(Kinds[number % Kinds.Length], (number / Kinds.Length) + 1))];

    public async Task<IReadOnlyList<Business>> MakeAsync(IReadOnlyList<Wanted> wanted, CancellationToken cancellation)
    {
        var agency = await api.PostAsync("/api/v1/agencies", HostSettings.PlatformKey, new { name = "Chaos" }, cancellation);
        var key = Expect(agency).Body.GetProperty("apiKey").GetString()!;
        List<Business> businesses = [];
        foreach (var wish in wanted)
            businesses.Add(await RegisterAsync(key, wish, cancellation));
        return businesses;
    }

    private static Wanted Numbered(Wanted kind, int number) => kind with { Name = string.Create(CultureInfo.InvariantCulture, $"{kind.Name}-{number:00}") };

    private async Task<Business> RegisterAsync(string agencyKey, Wanted wish, CancellationToken cancellation)
    {
        var (name, token, modelKey) = (wish.Name, $"token-of-{wish.Name}", $"sk-{wish.Name}");
        var account = vendors.Wati.AddAccount(new AccountSetup(name, token)
        {
            NewChats = wish.Assignment, ReopenedChats = wish.Assignment, Templates = [Business.Template],
        });
        account.Webhooks.Retry = new() { First = TimeSpan.FromMilliseconds(300), Longest = TimeSpan.FromSeconds(3), Attempts = 1_000 };
        var model = vendors.Model.Key(modelKey);
        var business = new Business(name, wish.Generation, token, account, model, agencyKey, api);
        model.Script = Script.Parse(ModelScript.For(business));

        var registered = Expect(await api.PostAsync("/api/v1/tenants", agencyKey, Request(business, modelKey, wish), cancellation));
        var webhook = registered.Body.GetProperty("webhook");
        account.SetWebhook(new Uri(webhook.GetProperty("urlWithoutKey").GetString()!), webhook.GetProperty("bearerToken").GetString());
        if (wish.Global)
            account.AddGlobalWebhook(new Uri(webhook.GetProperty("accountUrl").GetString()!));
        return business;
    }

    private object Request(Business business, string modelKey, Wanted wish) => new
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
            limits = new { settleSeconds = wish.SettleSeconds },
            closedWindow = wish.Template ? new { template = Business.Template.Name, parameters = new { name = "{customer.name|there}", shop = "{business.name}" } } : null,
        },
    };

    private static ApiAnswer Expect(ApiAnswer answer) =>
        answer.Succeeded ? answer : throw new InvalidOperationException($"The platform answered {answer.Status}: {answer.Body}");
}

/// <summary>A tenant to be made; what is not said is as the product has it.</summary>
internal sealed record Wanted(string Name)
{
    public string Generation { get; init; } = "v1";

    public AutoAssignment Assignment { get; init; } = AutoAssignment.ToAi;

    public bool Global { get; init; }

    /// <summary>Whether a template stands in for an answer when the session window is closed.</summary>
    public bool Template { get; init; } = true;

    public double SettleSeconds { get; init; } = 2;
}
