using Npgsql;

namespace Byoa.Saas.Operations.DeadLetters;

/// <summary>
/// Which dead letter is whose, and what became of it. Whatever is asked, what died since is entered first; what is asked and changed goes by the
/// tenant of the entry. An entry and the bus's own rows change in one statement.
/// </summary>
public sealed class DeadLetterBook(NpgsqlDataSource database, DeadLetterIntake intake, TimeProvider time)
{
    // The bus's own way is to mark letters as replayable, copy what is marked and then delete what is marked: one that is marked in between is lost.
    // Owned by nobody (0) it is taken by any node, as after a crash. What the bus has under the same id already is on its way, or was handled.
    private const string Taken = "delete from wolverine.wolverine_dead_letters where id in (select id from closed) returning id, body, message_type, received_at";
    private const string Given =
        """
        insert into wolverine.wolverine_incoming_envelopes (body, id, status, owner_id, execution_time, attempts, message_type, received_at, keep_until)
        select body, id, 'Incoming', 0, null, 0, message_type, received_at, null from taken on conflict do nothing
        """;

    /// <param name="tenant">Whose; null for everybody's, for the platform's eyes.</param>
    /// <param name="state">Which.</param>
    /// <param name="after">The last one of the page before; null for the newest.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<IReadOnlyList<(string Tenant, DeadLetter Letter)>> ListAsync(
        string? tenant, DeadLetterState state, DeadLetterMark? after, int most, CancellationToken cancellation)
    {
        await intake.EnterAsync(cancellation);
        await using var command = database.CreateCommand(
            $"""
            select {DeadLetterRow.Fields} from byoa.dead_letter
            where ($1::text is null or tenant_id = $1) and state = $2 and ($3::timestamptz is null or (failed_at, id) < ($3, $4::uuid))
            order by failed_at desc, id desc limit $5
            """);
        command.Parameters.AddWithValue((object?)tenant ?? DBNull.Value);
        command.Parameters.AddWithValue(state.Word());
        command.Parameters.AddWithValue((object?)after?.FailedAt ?? DBNull.Value);
        command.Parameters.AddWithValue((object?)after?.Id ?? DBNull.Value);
        command.Parameters.AddWithValue(most);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        List<(string, DeadLetter)> found = [];
        while (await rows.ReadAsync(cancellation))
            found.Add((rows.GetString(0), rows.ReadLetter()));
        return found;
    }

    /// <returns>The letter's state now; null when the tenant has no such letter.</returns>
    public Task<DeadLetterState?> ReplayAsync(string tenant, Guid id, string by, CancellationToken cancellation) =>
        CloseAsync(tenant, id, DeadLetterState.Replayed, by, null, $"taken as ({Taken}), given as ({Given})", cancellation);

    /// <returns>The letter's state now; null when the tenant has no such letter.</returns>
    public Task<DeadLetterState?> DiscardAsync(string tenant, Guid id, string by, string reason, CancellationToken cancellation) =>
        CloseAsync(tenant, id, DeadLetterState.Discarded, by, reason, $"taken as ({Taken})", cancellation);

    /// <summary>Whose a letter is; more than one only where the bus had two messages of one id.</summary>
    public async Task<IReadOnlyList<string>> OwnersAsync(Guid id, CancellationToken cancellation)
    {
        await intake.EnterAsync(cancellation);
        await using var command = database.CreateCommand("select tenant_id from byoa.dead_letter where id = $1 order by tenant_id");
        command.Parameters.AddWithValue(id);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        List<string> owners = [];
        while (await rows.ReadAsync(cancellation))
            owners.Add(rows.GetString(0));
        return owners;
    }

    /// <returns>How many are on their way again.</returns>
    public async Task<int> ReplayAllAsync(string tenant, string by, CancellationToken cancellation)
    {
        await intake.EnterAsync(cancellation);
        await using var command = database.CreateCommand(
            $"""
            with closed as (update byoa.dead_letter set state = 'replayed', closed_at = $2, closed_by = $3 where tenant_id = $1 and state = 'dead' returning id),
                 taken as ({Taken}), given as ({Given})
            select count(*)::int from closed
            """);
        command.Parameters.AddWithValue(tenant);
        command.Parameters.AddWithValue(time.GetUtcNow());
        command.Parameters.AddWithValue(by);
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>How many are dead of each tenant that has any, and since when the oldest.</summary>
    public async Task<IReadOnlyList<DeadLetterDepth>> DepthsAsync(CancellationToken cancellation)
    {
        await intake.EnterAsync(cancellation);
        await using var command = database.CreateCommand("select tenant_id, count(*)::int, min(failed_at) from byoa.dead_letter where state = 'dead' group by tenant_id");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        List<DeadLetterDepth> depths = [];
        while (await rows.ReadAsync(cancellation))
            depths.Add(new DeadLetterDepth(rows.GetString(0), rows.GetInt32(1), rows.GetFieldValue<DateTimeOffset>(2)));
        return depths;
    }

    private async Task<DeadLetterState?> CloseAsync(
        string tenant, Guid id, DeadLetterState to, string by, string? reason, string consequences, CancellationToken cancellation)
    {
        await intake.EnterAsync(cancellation);
        await using var command = database.CreateCommand(
            $"""
            with closed as (
                update byoa.dead_letter set state = $3, closed_at = $4, closed_by = $5, reason = $6
                where tenant_id = $1 and id = $2 and state = 'dead' returning id, state),
            {consequences}
            select coalesce((select state from closed), (select state from byoa.dead_letter where tenant_id = $1 and id = $2))
            """);
        command.Parameters.AddWithValue(tenant);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(to.Word());
        command.Parameters.AddWithValue(time.GetUtcNow());
        command.Parameters.AddWithValue(by);
        command.Parameters.AddWithValue((object?)reason ?? DBNull.Value);
        return await command.ExecuteScalarAsync(cancellation) is string state ? DeadLetterRow.State(state) : null;
    }
}

/// <param name="Tenant">Whose.</param>
/// <param name="Count">How many are dead.</param>
/// <param name="Oldest">When the oldest of them was given up.</param>
public sealed record DeadLetterDepth(string Tenant, int Count, DateTimeOffset Oldest);
