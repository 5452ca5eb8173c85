using Npgsql;

namespace Byoa.Saas.Operations.DeadLetters;

/// <summary>
/// Which dead letter is whose, and what became of it. The bus keeps them without a tenant beside the bytes, so each is read once and entered here;
/// what is asked and changed goes by the tenant of the entry. An entry and the bus's own row change in one statement.
/// </summary>
public sealed class DeadLetterBook(NpgsqlDataSource database, TimeProvider time)
{
    private const int Bite = 200;
    private const string Fields = "tenant_id, id, message_type, conversation_id, cause, exception_type, attempts, sent_at, failed_at, state, closed_at, closed_by, reason";

    /// <summary>Enters what died since the last time, and what died again. Several replicas doing so at once do no harm.</summary>
    public async Task EnterAsync(CancellationToken cancellation)
    {
        while (await ReadUnenteredAsync(cancellation) is { Count: > 0 } news)
        {
            foreach (var letter in news)
                await EnterAsync(letter, cancellation);
            if (news.Count < Bite)
                break;
        }
        // Gone from the bus without our doing: its own tools replayed or deleted it.
        await using var gone = database.CreateCommand(
            "update byoa.dead_letter l set state = 'replayed' where state = 'dead' and not exists (select 1 from wolverine.wolverine_dead_letters d where d.id = l.id)");
        await gone.ExecuteNonQueryAsync(cancellation);
    }

    /// <param name="tenant">Whose; null for everybody's, for the platform's eyes.</param>
    /// <param name="state">Which.</param>
    /// <param name="after">The last one of the page before; null for the newest.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<IReadOnlyList<(string Tenant, DeadLetter Letter)>> ListAsync(
        string? tenant, DeadLetterState state, DeadLetterMark? after, int most, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"""
            select {Fields} from byoa.dead_letter
            where ($1::text is null or tenant_id = $1) and state = $2 and ($3::timestamptz is null or (failed_at, id) < ($3, $4::uuid))
            order by failed_at desc, id desc limit $5
            """);
        command.Parameters.AddWithValue((object?)tenant ?? DBNull.Value);
        command.Parameters.AddWithValue(Word(state));
        command.Parameters.AddWithValue((object?)after?.FailedAt ?? DBNull.Value);
        command.Parameters.AddWithValue((object?)after?.Id ?? DBNull.Value);
        command.Parameters.AddWithValue(most);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        List<(string, DeadLetter)> found = [];
        while (await rows.ReadAsync(cancellation))
            found.Add((rows.GetString(0), Letter(rows)));
        return found;
    }

    /// <returns>The letter's state now; null when the tenant has no such letter.</returns>
    public Task<DeadLetterState?> ReplayAsync(string tenant, Guid id, string by, CancellationToken cancellation) =>
        CloseAsync(tenant, id, DeadLetterState.Replayed, by, null, "update wolverine.wolverine_dead_letters set replayable = true where id in (select id from closed)", cancellation);

    /// <returns>The letter's state now; null when the tenant has no such letter.</returns>
    public Task<DeadLetterState?> DiscardAsync(string tenant, Guid id, string by, string reason, CancellationToken cancellation) =>
        CloseAsync(tenant, id, DeadLetterState.Discarded, by, reason, "delete from wolverine.wolverine_dead_letters where id in (select id from closed)", cancellation);

    /// <returns>How many are on their way again.</returns>
    public async Task<int> ReplayAllAsync(string tenant, string by, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            with closed as (update byoa.dead_letter set state = 'replayed', closed_at = $2, closed_by = $3 where tenant_id = $1 and state = 'dead' returning id),
                 again as (update wolverine.wolverine_dead_letters set replayable = true where id in (select id from closed))
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
        await using var command = database.CreateCommand("select tenant_id, count(*)::int, min(failed_at) from byoa.dead_letter where state = 'dead' group by tenant_id");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        List<DeadLetterDepth> depths = [];
        while (await rows.ReadAsync(cancellation))
            depths.Add(new DeadLetterDepth(rows.GetString(0), rows.GetInt32(1), rows.GetFieldValue<DateTimeOffset>(2)));
        return depths;
    }

    private async Task<DeadLetterState?> CloseAsync(
        string tenant, Guid id, DeadLetterState to, string by, string? reason, string consequence, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"""
            with closed as (
                update byoa.dead_letter set state = $3, closed_at = $4, closed_by = $5, reason = $6
                where tenant_id = $1 and id = $2 and state = 'dead' returning id, state),
            done as ({consequence})
            select coalesce((select state from closed), (select state from byoa.dead_letter where tenant_id = $1 and id = $2))
            """);
        command.Parameters.AddWithValue(tenant);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(Word(to));
        command.Parameters.AddWithValue(time.GetUtcNow());
        command.Parameters.AddWithValue(by);
        command.Parameters.AddWithValue((object?)reason ?? DBNull.Value);
        return await command.ExecuteScalarAsync(cancellation) is string state ? State(state) : null;
    }

    private async Task<IReadOnlyList<(string Tenant, DeadLetter Letter)>> ReadUnenteredAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select d.id, d.body, d.message_type, d.exception_type, d.sent_at, coalesce(d.failed_at, d.sent_at, now())
            from wolverine.wolverine_dead_letters d left join byoa.dead_letter l on l.id = d.id
            where d.replayable is not true and (l.id is null or l.failed_at < coalesce(d.failed_at, d.sent_at))
            order by d.failed_at limit $1
            """);
        command.Parameters.AddWithValue(Bite);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        List<(string, DeadLetter)> found = [];
        while (await rows.ReadAsync(cancellation))
        {
            var envelope = KeptEnvelope.Read(rows.GetFieldValue<byte[]>(1));
            var exception = Nullable<string>(rows, 3);
            found.Add((envelope.TenantId, new DeadLetter
            {
                Id = rows.GetGuid(0),
                MessageType = rows.GetString(2).Split('.')[^1],
                ConversationId = envelope.ConversationId,
                Cause = envelope.IsReadable ? DeadLetterCauses.Of(exception) : DeadLetterCauses.UnreadableMessage,
                ExceptionType = exception,
                Attempts = envelope.Attempts,
                SentAt = Nullable<DateTimeOffset?>(rows, 4),
                FailedAt = rows.GetFieldValue<DateTimeOffset>(5),
                State = DeadLetterState.Dead,
            }));
        }
        return found;
    }

    private async Task EnterAsync((string Tenant, DeadLetter Letter) news, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            insert into byoa.dead_letter (tenant_id, id, message_type, conversation_id, cause, exception_type, attempts, sent_at, failed_at, state)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'dead')
            on conflict (tenant_id, id) do update set cause = excluded.cause, exception_type = excluded.exception_type, attempts = excluded.attempts,
                failed_at = excluded.failed_at, state = 'dead', closed_at = null, closed_by = null, reason = null
            where byoa.dead_letter.failed_at < excluded.failed_at
            """);
        var letter = news.Letter;
        object?[] values = [news.Tenant, letter.Id, letter.MessageType, letter.ConversationId, letter.Cause, letter.ExceptionType, letter.Attempts, letter.SentAt, letter.FailedAt];
        foreach (var value in values)
            command.Parameters.AddWithValue(value ?? DBNull.Value);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static DeadLetter Letter(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(1),
        MessageType = row.GetString(2),
        ConversationId = Nullable<string>(row, 3),
        Cause = row.GetString(4),
        ExceptionType = Nullable<string>(row, 5),
        Attempts = row.GetInt32(6),
        SentAt = Nullable<DateTimeOffset?>(row, 7),
        FailedAt = row.GetFieldValue<DateTimeOffset>(8),
        State = State(row.GetString(9)),
        ClosedAt = Nullable<DateTimeOffset?>(row, 10),
        ClosedBy = Nullable<string>(row, 11),
        Reason = Nullable<string>(row, 12),
    };

    private static T? Nullable<T>(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? default : row.GetFieldValue<T>(column);

    private static string Word(DeadLetterState state) => state.ToString().ToLowerInvariant();

    private static DeadLetterState State(string word) => Enum.Parse<DeadLetterState>(word, ignoreCase: true);
}

/// <param name="Tenant">Whose.</param>
/// <param name="Count">How many are dead.</param>
/// <param name="Oldest">When the oldest of them was given up.</param>
public sealed record DeadLetterDepth(string Tenant, int Count, DateTimeOffset Oldest);
