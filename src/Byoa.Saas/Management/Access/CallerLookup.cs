using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Marten;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Management.Access;

/// <summary>Finds the caller a key belongs to; null when it is nobody's.</summary>
internal delegate Task<Caller?> FindCaller(string key, CancellationToken cancellation);

/// <summary>Looks keys up: the platform's own in the configuration, agencies' by their hash in the store.</summary>
internal sealed class CallerLookup(IDocumentStore store, IOptions<PlatformOptions> platform)
{
    public async Task<Caller?> FindAsync(string key, CancellationToken cancellation)
    {
        if (ApiKeys.AreEqual(key, platform.Value.Key)) return new Caller.Operator();
        if (!ApiKeys.IsForAgency(key)) return null;

        await using var session = store.QuerySession(PlatformPartition.Id);
        var stored = await session.LoadAsync<ApiKey>(ApiKeys.Hash(key), cancellation);
        return stored is not null && stored.Scopes.Contains(ApiKeyScopes.ManageTenants) ? new Caller.Agency(stored.Agency) : null;
    }
}
