using Npgsql;

namespace Byoa.Saas.Operations.DeadLetters;

/// <summary>
/// Enters into the book what the bus gave up. The bus keeps dead letters without a tenant beside the bytes, so each is read once and entered
/// under the tenant its envelope names.
/// </summary>
public sealed class DeadLetterIntake(NpgsqlDataSource database)
{
    private const int Bite = 200;

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
            var exception = rows.Optional<string>(3);
            found.Add((envelope.TenantId, new DeadLetter
            {
                Id = rows.GetGuid(0),
                MessageType = rows.GetString(2).Split('.')[^1],
                ConversationId = envelope.ConversationId,
                Cause = envelope.IsReadable ? DeadLetterCauses.Of(exception) : DeadLetterCauses.UnreadableMessage,
                ExceptionType = exception,
                Attempts = envelope.Attempts,
                SentAt = rows.Optional<DateTimeOffset?>(4),
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
}
