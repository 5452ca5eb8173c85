using Npgsql;

namespace Byoa.Saas.Wati.Limits;

/// <summary>Calls per tenant, month and class over all replicas, in <c>byoa.wati_usage</c>.</summary>
public sealed class WatiUsage(NpgsqlDataSource source)
{
    // Ordered, so that two replicas that store at once wait for each other instead of blocking one another for good.
    private const string Add =
        """
        insert into byoa.wati_usage as known (tenant_id, month, class, calls)
        select * from unnest($1::text[], $2::date[], $3::text[], $4::bigint[]) order by 1, 2, 3
        on conflict (tenant_id, month, class) do update set calls = known.calls + excluded.calls
        """;

    private const string Read = "select class, calls from byoa.wati_usage where tenant_id = $1 and month = $2 order by class";

    private const string Sum = "select tenant_id, sum(calls)::bigint from byoa.wati_usage where tenant_id = any($1) and month = $2 group by tenant_id";

    /// <summary>
    /// Adds what was counted. When the answer to the commit is lost, the caller adds the same again: the count then errs by what few seconds hold,
    /// and upwards, so that a warning comes early rather than late. It refuses nothing, so that is worth no ledger of what was added.
    /// </summary>
    internal async Task AddAsync(IReadOnlyDictionary<CountedCalls, long> counted, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(Add);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. counted.Keys.Select(key => key.Tenant)] });
        command.Parameters.Add(new NpgsqlParameter<DateOnly[]> { TypedValue = [.. counted.Keys.Select(key => key.Month)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. counted.Keys.Select(key => key.Kind.Name())] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. counted.Values] });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The calls of a month by the name of their class; classes without any are left out.</summary>
    public async Task<IReadOnlyDictionary<string, long>> ReadAsync(string tenant, DateOnly month, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(Read);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = month });
        return await CallsAsync(command, cancellation);
    }

    /// <summary>The calls of a month by tenant; those without any are left out.</summary>
    internal async Task<IReadOnlyDictionary<string, long>> SumAsync(IReadOnlyCollection<string> tenants, DateOnly month, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(Sum);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. tenants] });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = month });
        return await CallsAsync(command, cancellation);
    }

    private static async Task<IReadOnlyDictionary<string, long>> CallsAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        Dictionary<string, long> calls = [];
        while (await rows.ReadAsync(cancellation))
            calls[rows.GetString(0)] = rows.GetInt64(1);
        return calls;
    }
}
