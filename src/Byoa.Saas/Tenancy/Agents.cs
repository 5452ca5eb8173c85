using System.Collections.Concurrent;
using Marten;

namespace Byoa.Saas.Tenancy;

/// <summary>The agents that answer. Versions are never edited, so the last one read of each tenant is kept.</summary>
public sealed class Agents(IDocumentStore store)
{
    private readonly ConcurrentDictionary<string, AgentVersionRecord> kept = new(StringComparer.Ordinal);

    /// <summary>The version the tenant names as in force.</summary>
    public async ValueTask<AgentVersionRecord> InForceAsync(Tenant tenant, CancellationToken cancellation) =>
        await FindInForceAsync(tenant, cancellation) ?? throw new InvalidOperationException($"Tenant {tenant.Id} has no agent version {tenant.AgentVersion}.");

    /// <returns>Null when there is none.</returns>
    public async ValueTask<AgentVersionRecord?> FindInForceAsync(Tenant tenant, CancellationToken cancellation)
    {
        if (kept.TryGetValue(tenant.Id, out var agent) && agent.Version == tenant.AgentVersion) return agent;

        await using var session = store.QuerySession(tenant.Id);
        agent = await session.LoadAsync<AgentVersionRecord>(AgentVersionRecord.IdOf(tenant.Id, tenant.AgentVersion), cancellation);
        if (agent is not null)
            kept[tenant.Id] = agent;
        return agent;
    }
}
