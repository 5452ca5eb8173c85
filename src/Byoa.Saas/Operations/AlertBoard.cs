using Byoa.Saas.Alerts;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Npgsql;
using Wolverine;

namespace Byoa.Saas.Operations;

/// <summary>Brings one kind of alert in line with what a look found: raised where it is so, cleared where it is not any more.</summary>
internal sealed class AlertBoard(NpgsqlDataSource database, IServiceScopeFactory scopes, TenantDirectory tenants)
{
    /// <param name="kind">One of <see cref="AlertKinds"/>; its subject is the kind itself, since there is one of each tenant.</param>
    /// <param name="found">The tenants concerned, each with what a person should know and do.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task BringInLineAsync(string kind, IReadOnlyDictionary<string, string> found, CancellationToken cancellation)
    {
        var open = await OpenAsync(kind, cancellation);
        if (found.Count == 0 && open.Count == 0)
            return;
        var known = (await tenants.AllAsync(cancellation)).Select(tenant => tenant.Id).ToHashSet(StringComparer.Ordinal);
        await using var scope = scopes.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        foreach (var (tenant, detail) in found.Where(found => known.Contains(found.Key) && !open.Contains(found.Key)))
            await bus.InvokeForTenantAsync<Outcome>(tenant, new RaiseAlert(kind, kind, detail), cancellation);
        foreach (var tenant in open.Where(tenant => !found.ContainsKey(tenant)))
            await bus.InvokeForTenantAsync<Outcome>(tenant, new ClearAlert(kind, kind), cancellation);
    }

    private async Task<HashSet<string>> OpenAsync(string kind, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select tenant_id from byoa.mt_doc_foldedalert where id = $1 and data #>> '{state,state}' = 'Open'");
        command.Parameters.AddWithValue(AlertStreams.IdOf(kind, kind));
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        HashSet<string> open = new(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellation))
            open.Add(rows.GetString(0));
        return open;
    }
}
