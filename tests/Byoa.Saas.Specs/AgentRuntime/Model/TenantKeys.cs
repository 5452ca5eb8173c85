using Byoa.Saas.Secrets;

namespace Byoa.Saas.Specs.AgentRuntime.Model;

/// <summary>One tenant's model key behind a cache that only <see cref="Forget"/> empties.</summary>
internal sealed class TenantKeys : ITenantSecrets
{
    private string? cached;

    public Func<string?> Stored { get; set; } = () => "sk-tenant";

    public int Forgotten { get; private set; }

    public ValueTask<string?> ReadAsync(string tenant, SecretKind kind, CancellationToken cancellation)
    {
        kind.ShouldBe(SecretKind.ModelKey);
        return ValueTask.FromResult(cached ??= Stored());
    }

    public Task WriteAsync(string tenant, SecretKind kind, string value, CancellationToken cancellation) => throw new NotSupportedException();

    public void Forget(string tenant, SecretKind kind)
    {
        Forgotten++;
        cached = null;
    }
}
