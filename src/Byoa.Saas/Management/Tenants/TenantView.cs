using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Limits;

namespace Byoa.Saas.Management.Tenants;

/// <summary>A tenant as its agency sees it; no secret is part of it.</summary>
internal sealed record TenantView(
    string Id, string Identifier, string Name, TenantState State, WatiView Wati, int AgentVersion, int LiveWebhookKeys, DateTimeOffset CreatedAt)
{
    public static TenantView Of(Tenant tenant) => new(
        tenant.Id,
        tenant.Identifier,
        tenant.Name,
        tenant.State,
        new(tenant.Wati.Origin.GetLeftPart(UriPartial.Authority), tenant.Wati.WatiTenantId, tenant.Wati.Generation, tenant.Wati.OperatorEmail, tenant.Wati.Limits),
        tenant.AgentVersion,
        tenant.WebhookKeys.Count,
        tenant.CreatedAt);
}

internal sealed record WatiView(string Endpoint, string? TenantId, WatiGeneration Generation, string? OperatorEmail, WatiLimits Limits);

/// <summary>How Wati reaches the platform. Shown when a key is issued and never again.</summary>
/// <param name="Url">For the AI operator, with the key in it, for where no header can be set.</param>
/// <param name="UrlWithoutKey">For use with the bearer token.</param>
/// <param name="BearerToken">The same key.</param>
/// <param name="AccountUrl">For a webhook of the whole account, with the key in it: there a message gives the agent no chat unless it says so.</param>
internal sealed record WebhookView(string Url, string UrlWithoutKey, string BearerToken, string AccountUrl)
{
    public static WebhookView Of(Uri publicUrl, string identifier, string secret)
    {
        var address = $"{publicUrl.AbsoluteUri.TrimEnd('/')}/webhooks/wati/{identifier}";
        return new($"{address}/{secret}", address, secret, $"{address}/account/{secret}");
    }

    // A record would print the key.
    public override string ToString() => $"{nameof(WebhookView)} {UrlWithoutKey}";
}
