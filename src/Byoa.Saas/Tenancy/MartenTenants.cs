using Marten;

namespace Byoa.Saas.Tenancy;

/// <summary>Reads the tenants for <see cref="TenantDirectory"/>.</summary>
internal sealed class MartenTenants(IDocumentStore store)
{
    public async Task<IReadOnlyList<Tenant>> LoadAsync(CancellationToken cancellation)
    {
        await using var session = store.QuerySession(PlatformPartition.Id);
        var records = await session.Query<TenantRecord>().ToListAsync(cancellation);
        return [.. records.Select(record => record.Tenant)];
    }
}
