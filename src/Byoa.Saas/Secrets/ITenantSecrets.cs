namespace Byoa.Saas.Secrets;

/// <summary>The kinds of secrets a tenant has. A tenant's secret is named by tenant and kind alone; nobody stores a name.</summary>
public enum SecretKind { WatiToken, ModelKey, FallbackModelKey }

/// <summary>
/// Tenants' secrets: operator tokens and model keys. Values never appear in a log, an event, an exception or an answer.
/// Reads come from a short cache; the store behind is Azure Key Vault or the embedded one, by configuration.
/// </summary>
public interface ITenantSecrets
{
    /// <summary>The current value, or null when none was ever set.</summary>
    /// <exception cref="SecretsUnavailableException">The store cannot be reached.</exception>
    ValueTask<string?> ReadAsync(string tenant, SecretKind kind, CancellationToken cancellation);

    /// <summary>Sets the value; readers in this process see it at once, others within the cache time.</summary>
    /// <exception cref="SecretsUnavailableException">The store cannot be reached.</exception>
    Task WriteAsync(string tenant, SecretKind kind, string value, CancellationToken cancellation);

    /// <summary>Drops the cached value, so that the next read asks the store: after a vendor refused the value.</summary>
    void Forget(string tenant, SecretKind kind);
}

/// <summary>The secret store cannot be reached; says nothing of whether the secret exists.</summary>
public sealed class SecretsUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
