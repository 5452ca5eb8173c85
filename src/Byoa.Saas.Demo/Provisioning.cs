using Byoa.Saas.Demo.Businesses;
using Byoa.Saas.Demo.Stage;

namespace Byoa.Saas.Demo;

/// <summary>What an agency's engineer does on the first day: an account at Wati here, a tenant there, and the webhook between them.</summary>
internal static class Provisioning
{
    public const string PlatformModelKey = "sk-platform";

    private const double SettleSeconds = 1;

    public static async Task<CreatedAgency> CreateAgencyAsync(DemoStage stage, PublicApi platform, CancellationToken cancellation)
    {
        var agency = await platform.CreateAgencyAsync("Agentur Nord", cancellation);
        stage.Screen.Step("Agency", agency.Name);
        return agency;
    }

    public static async Task<IReadOnlyList<RunningBusiness>> RegisterAsync(DemoStage stage, PublicApi agency, CancellationToken cancellation)
    {
        List<RunningBusiness> running = [];
        foreach (var business in new[] { Radhaus.Business, DentalPractice.Business })
            running.Add(await RegisterAsync(stage, business, agency, cancellation));
        return running;
    }

    private static async Task<RunningBusiness> RegisterAsync(DemoStage stage, Business business, PublicApi agency, CancellationToken cancellation)
    {
        var account = stage.Vendors.Wati.AddAccount(business.Account);
        if (stage.Options.Model is null)
            stage.Vendors.Model.Key(business.ModelKey);
        var tenant = await agency.RegisterTenantAsync(Registration(stage, business), cancellation);
        account.SetWebhook(new Uri(tenant.Webhook.UrlWithoutKey), tenant.Webhook.BearerToken);
        stage.Screen.Step("Tenant", $"{business.Name}, on Wati's {business.Generation.ToUpperInvariant()} API");
        return new RunningBusiness(business, account, tenant.Identifier, agency);
    }

    private static object Registration(DemoStage stage, Business business) => new
    {
        business.Identifier,
        business.Name,
        Wati = new
        {
            Endpoint = $"{stage.Vendors.Wati.Origin}{business.Account.TenantId}",
            business.Account.Token,
            business.Generation,
            OperatorEmail = business.Account.AiOperatorEmail,
        },
        Agent = new
        {
            business.Prompt,
            Model = new
            {
                Name = stage.Options.Model?.Name ?? "simulated-chat",
                Key = stage.Options.Model is null ? business.ModelKey : null,
                ReadsPictures = true,
            },
            business.Tools,
            business.Handoff,
            business.ClosedWindow,
            // Models that think before they speak spend most of their tokens on it.
            Limits = new { SettleSeconds, MostOutputTokens = stage.Options.Model is null ? 1_000 : 8_000 },
        },
    };
}
