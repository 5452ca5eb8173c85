namespace Byoa.Saas.Secrets;

/// <summary>Where tenants' secrets rest. <see cref="ITenantSecrets"/> is what other rooms use.</summary>
internal interface ISecretStore
{
    /// <summary>The value, or null when none was ever set.</summary>
    /// <exception cref="SecretsUnavailableException">The store cannot be reached, refuses us, or holds what it cannot read.</exception>
    Task<string?> ReadAsync(string tenant, TenantSecret secret, CancellationToken cancellation);

    /// <exception cref="SecretsUnavailableException">The store cannot be reached or refuses us; the value may or may not be set.</exception>
    Task WriteAsync(string tenant, TenantSecret secret, string value, CancellationToken cancellation);
}
