namespace Byoa.Saas.Secrets;

/// <summary>The kinds of secrets a tenant has.</summary>
public enum SecretKind { WatiToken, ModelKey, FallbackModelKey }

/// <summary>One of a tenant's secrets. Its name follows from the tenant and from this alone; nobody stores a name.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Address">Where it may be sent, for one that belongs to an address; always written alike, since another writing is another secret.</param>
public readonly record struct TenantSecret(SecretKind Kind, string? Address = null)
{
    public static implicit operator TenantSecret(SecretKind kind) => new(kind);
}

/// <summary>
/// Tenants' secrets: operator tokens and model keys. Values never appear in a log, an event, an exception or an answer.
/// Reads come from a short cache; the store behind is Azure Key Vault or the embedded one, by configuration.
/// </summary>
public interface ITenantSecrets
{
    /// <summary>The current value, or null when none was ever set.</summary>
    /// <exception cref="SecretsUnavailableException">The store cannot be reached.</exception>
    ValueTask<string?> ReadAsync(string tenant, TenantSecret secret, CancellationToken cancellation);

    /// <summary>Sets the value; readers in this process see it at once, others within the cache time.</summary>
    /// <exception cref="SecretsUnavailableException">The store cannot be reached.</exception>
    Task WriteAsync(string tenant, TenantSecret secret, string value, CancellationToken cancellation);

    /// <summary>Drops the cached value, so that the next read asks the store: after a vendor refused the value.</summary>
    void Forget(string tenant, TenantSecret secret);
}

/// <summary>The secret store cannot be reached; says nothing of whether the secret exists.</summary>
public sealed class SecretsUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
