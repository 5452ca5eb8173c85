namespace Byoa.Saas.Tenancy;

/// <summary>One that owns tenants and holds API keys. Kept in the platform's partition.</summary>
public sealed record Agency(string Id, string Name, DateTimeOffset CreatedAt);

/// <summary>One key of the management API, kept as a hash only, in the platform's partition.</summary>
/// <param name="Id">Lower-case hex of the SHA-256 of the key, which is itself 256 random bits.</param>
/// <param name="Agency">Whose key it is.</param>
/// <param name="Scopes">What it may be used for; see <see cref="ApiKeyScopes"/>.</param>
/// <param name="CreatedAt">When it was issued.</param>
public sealed record ApiKey(string Id, string Agency, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt);

public static class ApiKeyScopes
{
    public const string ManageTenants = "tenants";
}
