using Marten;

namespace Byoa.Saas.Tenancy;

/// <summary>
/// The one way to change a stored tenant: read, decide, store. The bus commits after the handler; of two writers at once
/// the later one fails with a concurrency exception, since the records are versioned.
/// </summary>
public static class TenantRecords
{
    /// <param name="session">A session of the platform's partition.</param>
    /// <param name="id">The tenant's id.</param>
    /// <param name="decide">The rule.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<TenantChange> ChangeAsync(
        this IDocumentSession session, string id, Func<Tenant, TenantChange> decide, CancellationToken cancellation)
    {
        if (await session.LoadAsync<TenantRecord>(id, cancellation) is not { } record)
            return new TenantChange.Refused(TenancyCodes.TenantUnknown);

        var change = decide(record.Tenant);
        if (change is TenantChange.Changed changed)
        {
            record.Tenant = changed.Tenant;
            session.Store(record);
        }
        return change;
    }
}
