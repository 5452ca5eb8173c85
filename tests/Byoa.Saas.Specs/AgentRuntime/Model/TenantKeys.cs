using Byoa.Saas.Secrets;

namespace Byoa.Saas.Specs.AgentRuntime.Model;

/// <summary>A tenant's model keys behind a cache that only <see cref="Forget"/> empties.</summary>
internal sealed class TenantKeys : ITenantSecrets
{
    private string? cached;

    public Func<string?> Stored { get; set; } = () => "sk-tenant";

    /// <summary>The key of a fallback at another address.</summary>
    public Func<string?> StoredForFallback { get; set; } = () => "sk-fallback";

    /// <summary>The key the tenant was set with before keys had an address.</summary>
    public Func<string?> StoredBefore { get; set; } = () => null;

    public int Forgotten { get; private set; }

    public ValueTask<string?> ReadAsync(string tenant, TenantSecret secret, CancellationToken cancellation) => ValueTask.FromResult(secret switch
    {
        { Address: null } => StoredBefore(),
        { Kind: SecretKind.ModelKey } => cached ??= Stored(),
        { Kind: SecretKind.FallbackModelKey } => StoredForFallback(),
        _ => throw new ArgumentOutOfRangeException(nameof(secret)),
    });

    public Task WriteAsync(string tenant, TenantSecret secret, string value, CancellationToken cancellation) => throw new NotSupportedException();

    public void Forget(string tenant, TenantSecret secret)
    {
        if (secret.Address is not null)
            Forgotten++;
        cached = null;
    }
}
