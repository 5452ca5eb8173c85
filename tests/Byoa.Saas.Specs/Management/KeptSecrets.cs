using System.Collections.Concurrent;
using Byoa.Saas.Secrets;

namespace Byoa.Saas.Specs.Management;

/// <summary>Secrets in memory; one value cannot be stored.</summary>
internal sealed class KeptSecrets : ITenantSecrets
{
    public const string Unstorable = "unstorable";

    public ConcurrentDictionary<(string Tenant, TenantSecret Secret), string> Values { get; } = [];

    public ValueTask<string?> ReadAsync(string tenant, TenantSecret secret, CancellationToken cancellation) => ValueTask.FromResult(Values.GetValueOrDefault((tenant, secret)));

    public Task WriteAsync(string tenant, TenantSecret secret, string value, CancellationToken cancellation)
    {
        if (value == Unstorable)
            throw new SecretsUnavailableException("down");
        Values[(tenant, secret)] = value;
        return Task.CompletedTask;
    }

    public void Forget(string tenant, TenantSecret secret) { }
}
