using Npgsql;

namespace Byoa.Saas.Wati.Limits;

/// <summary>Slots in <c>byoa.wati_slot</c>, by the database's clock: replicas need not agree on the time.</summary>
internal sealed class PostgresSlots(NpgsqlDataSource source) : IWatiSlots
{
    private const string Reserve = "select slot, wait, is_given, refused_before, throttled_for from byoa.reserve_wati_slot($1, $2, $3, $4)";

    private const string IsVoid = "select exists (select from byoa.wati_slot where tenant_id = $1 and class = $2 and put_off_at > $3)";

    // Of many calls under way that are throttled together, one counts: the others were begun before it was known.
    private const string PutOff =
        """
        update byoa.wati_slot
        set slots = array(
                select until - interval '10 seconds' + n * interval '10 seconds' / $3
                from (select clock_timestamp() + $4 as until) at, generate_series(1, $3) n),
            refusals = refusals + 1,
            throttled_since = coalesce(throttled_since, clock_timestamp()),
            put_off_at = clock_timestamp()
        where tenant_id = $1 and class = $2 and (put_off_at is null or put_off_at <= $5)
        """;

    private const string Resume = "update byoa.wati_slot set refusals = 0, throttled_since = null where tenant_id = $1 and class = $2 and refusals > 0";

    private const string Throttled = "select tenant_id, class, put_off_at - throttled_since from byoa.wati_slot where throttled_since is not null";

    public async Task<WatiSlot> ReserveAsync(string tenant, WatiCallClass kind, int allowance, TimeSpan patience, CancellationToken cancellation)
    {
        await using var command = Command(Reserve, tenant, kind);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = allowance });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = patience });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return new WatiSlot(
            rows.GetFieldValue<DateTimeOffset>(0), rows.GetTimeSpan(1), rows.GetBoolean(2), rows.GetInt32(3),
            await rows.IsDBNullAsync(4, cancellation) ? null : rows.GetTimeSpan(4));
    }

    public async Task<bool> IsVoidAsync(string tenant, WatiCallClass kind, WatiSlot slot, CancellationToken cancellation)
    {
        await using var command = Command(IsVoid, tenant, kind);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = slot.At - slot.Wait });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public async Task PutOffAsync(string tenant, WatiCallClass kind, int allowance, WatiSlot slot, TimeSpan wait, CancellationToken cancellation)
    {
        await using var command = Command(PutOff, tenant, kind);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = allowance });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = wait });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = slot.At });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task ResumeAsync(string tenant, WatiCallClass kind, CancellationToken cancellation)
    {
        await using var command = Command(Resume, tenant, kind);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<IReadOnlyList<ThrottledClass>> ThrottledAsync(CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(Throttled);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        List<ThrottledClass> throttled = [];
        while (await rows.ReadAsync(cancellation))
            throttled.Add(new ThrottledClass(rows.GetString(0), rows.GetString(1), rows.GetTimeSpan(2)));
        return throttled;
    }

    private NpgsqlCommand Command(string sql, string tenant, WatiCallClass kind)
    {
        var command = source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = kind.Name() });
        return command;
    }
}
