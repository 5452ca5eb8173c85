using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati;

namespace Byoa.Saas.Specs.Tenancy;

internal static class SomeTenant
{
    public static DateTimeOffset Noon { get; } = new(2030, 1, 2, 12, 0, 0, TimeSpan.Zero);

    public static Tenant Named(string identifier, string agency = "ag-one", TenantState state = TenantState.Active, params string[] secrets) => new()
    {
        Id = $"tn-{identifier}",
        Identifier = identifier,
        Agency = agency,
        Name = identifier,
        State = state,
        Wati = new(new Uri("https://live-server-1.wati.io"), "1", WatiGeneration.V1, null),
        WebhookKeys = [.. secrets.Select(secret => new WebhookKey(WebhookSecrets.Hash(secret), Noon))],
        AgentVersion = 1,
        CreatedAt = Noon,
    };
}
