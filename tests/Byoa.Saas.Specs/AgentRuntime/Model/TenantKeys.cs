using Byoa.Saas.Secrets;

namespace Byoa.Saas.Specs.AgentRuntime.Model;

/// <summary>A tenant's model keys behind a cache that only <see cref="Forget"/> empties.</summary>
internal sealed class TenantKeys : ITenantSecrets
{
    private string? cached;

    public Func<string?> Stored { get; set; } = () => "sk-tenant";

    /// <summary>The key of a fallback at another address.</summary>
    public Func<string?> StoredForFallback { get; set; } = () => "sk-fallback";

    public int Forgotten { get; private set; }

    public ValueTask<string?> ReadAsync(string tenant, SecretKind kind, CancellationToken cancellation)
    {
        kind.ShouldNotBe(SecretKind.WatiToken);
        return ValueTask.FromResult(kind == SecretKind.ModelKey ? cached ??= Stored() : StoredForFallback());
    }

    public Task WriteAsync(string tenant, SecretKind kind, string value, CancellationToken cancellation) => throw new NotSupportedException();

    public void Forget(string tenant, SecretKind kind)
    {
        Forgotten++;
        cached = null;
    }
}
