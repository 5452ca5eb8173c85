using Byoa.Saas.Alerts;
using Byoa.Saas.Tenancy;
using Npgsql;

namespace Byoa.Saas.Operations;

/// <summary>
/// Brings alerts in line with what a look found: raised where it is so, cleared where it is not any more. One that cannot be raised or cleared now is
/// logged, and its turn comes with the next look.
/// </summary>
internal sealed class AlertBoard(NpgsqlDataSource database, TenantCommands commands, TenantDirectory tenants)
{
    /// <param name="kind">One of <see cref="AlertKinds"/>; its subject is the kind itself, since there is one of each tenant.</param>
    /// <param name="found">The tenants concerned, each with what a person should know and do.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Task BringInLineAsync(string kind, IReadOnlyDictionary<string, string> found, CancellationToken cancellation) =>
        BringInLineAsync([kind], [.. found.Select(one => (one.Key, new RaiseAlert(kind, kind, one.Value)))], cancellation);

    /// <param name="kinds">The kinds that were looked for.</param>
    /// <param name="found">All that is so; whatever else is open of these kinds is over.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task BringInLineAsync(IReadOnlyCollection<string> kinds, IReadOnlyList<(string Tenant, RaiseAlert Alert)> found, CancellationToken cancellation)
    {
        var open = await OpenAsync(kinds, cancellation);
        if (found.Count == 0 && open.Count == 0)
            return;
        var known = (await tenants.AllAsync(cancellation)).Select(tenant => tenant.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (tenant, alert) in found.Where(one => known.Contains(one.Tenant) && !open.Contains(As(one))))
            await commands.TryAsync(tenant, alert, cancellation);
        await ClearAsync([.. open.Except(found.Select(As))], cancellation);
    }

    public async Task ClearAsync(IReadOnlyList<OpenAlert> over, CancellationToken cancellation)
    {
        foreach (var alert in over)
            await commands.TryAsync(alert.Tenant, new ClearAlert(alert.Kind, alert.Subject), cancellation);
    }

    /// <summary>What is open of these kinds, whosever it is.</summary>
    public async Task<IReadOnlySet<OpenAlert>> OpenAsync(IReadOnlyCollection<string> kinds, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select tenant_id, data -> 'state' ->> 'kind', data -> 'state' ->> 'subject' from byoa.mt_doc_foldedalert
            where data #>> '{state,state}' = 'Open' and data -> 'state' ->> 'kind' = any($1)
            """);
        command.Parameters.AddWithValue(kinds.ToArray());
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        HashSet<OpenAlert> open = [];
        while (await rows.ReadAsync(cancellation))
            open.Add(new OpenAlert(rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        return open;
    }

    private static OpenAlert As((string Tenant, RaiseAlert Alert) found) => new(found.Tenant, found.Alert.Kind, found.Alert.Subject);
}
