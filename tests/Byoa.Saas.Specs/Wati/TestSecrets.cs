using Byoa.Saas.Secrets;

namespace Byoa.Saas.Specs.Wati;

/// <summary>One tenant's token, replaceable, with a count of how often it was read anew.</summary>
internal sealed class TestSecrets : ITenantSecrets
{
    public Func<string?> Token { get; set; } = () => "token-1";

    public int Forgotten { get; private set; }

    public ValueTask<string?> ReadAsync(string tenant, SecretKind kind, CancellationToken cancellation) =>
        ValueTask.FromResult(kind == SecretKind.WatiToken ? Token() : null);

    public Task WriteAsync(string tenant, SecretKind kind, string value, CancellationToken cancellation) => throw new NotSupportedException();

    public void Forget(string tenant, SecretKind kind) => Forgotten++;
}
