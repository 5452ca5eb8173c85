using Byoa.Saas.Secrets;

namespace Byoa.Saas.Specs.Wati;

/// <summary>One tenant's token, replaceable, with a count of how often it was read anew.</summary>
internal sealed class TestSecrets : ITenantSecrets
{
    public Func<string?> Token { get; set; } = () => "token-1";

    public int Forgotten { get; private set; }

    public ValueTask<string?> ReadAsync(string tenant, TenantSecret secret, CancellationToken cancellation) =>
        ValueTask.FromResult(secret == SecretKind.WatiToken ? Token() : null);

    public Task WriteAsync(string tenant, TenantSecret secret, string value, CancellationToken cancellation) => throw new NotSupportedException();

    public void Forget(string tenant, TenantSecret secret) => Forgotten++;
}
