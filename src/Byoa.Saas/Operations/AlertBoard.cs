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
    /// <param name="detail">What a person should know and do.</param>
    /// <param name="look">Finds the tenants concerned.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Task BringInLineAsync(string kind, string detail, Func<Task<IEnumerable<string>>> look, CancellationToken cancellation) =>
        BringInLineAsync([kind], async () => [.. (await look()).Distinct().Select(tenant => (tenant, new RaiseAlert(kind, kind, detail)))], cancellation);

    /// <param name="kinds">The kinds that are looked for.</param>
    /// <param name="look">Finds all that is so; whatever else was open of these kinds is over.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task BringInLineAsync(IReadOnlyCollection<string> kinds, Func<Task<IReadOnlyList<(string Tenant, RaiseAlert Alert)>>> look, CancellationToken cancellation)
    {
        // The alerts first: what comes up during the look, and is told by another replica, is not over because this look came too early for it.
        var open = await OpenAsync(kinds, cancellation);
        var found = await look();
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
