namespace Byoa.Saas.Tenancy;

/// <summary>Proves that a webhook comes from somebody who was given the tenant's secret.</summary>
public static class WebhookDoor
{
    private const string Bearer = "Bearer ";

    /// <param name="tenant">The tenant the address names.</param>
    /// <param name="pathKey">The secret in the address, if any.</param>
    /// <param name="authorizationHeader">The header as sent: <c>Bearer x</c>, or the bare secret, since Wati lets people type either.</param>
    public static bool Prove(Tenant tenant, string? pathKey, string? authorizationHeader)
    {
        var header = authorizationHeader?.Trim() ?? "";
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) header = header[Bearer.Length..].Trim();

        var byPath = WebhookSecrets.Matches(pathKey ?? "", tenant.WebhookKeys);
        var byHeader = WebhookSecrets.Matches(header, tenant.WebhookKeys);
        return byPath | byHeader;
    }
}
