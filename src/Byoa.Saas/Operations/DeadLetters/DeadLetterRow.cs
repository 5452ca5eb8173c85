using Npgsql;

namespace Byoa.Saas.Operations.DeadLetters;

/// <summary>How an entry of the book is stored.</summary>
internal static class DeadLetterRow
{
    /// <summary>The columns <see cref="ReadLetter"/> reads, after the tenant's.</summary>
    public const string Fields = "tenant_id, id, message_type, conversation_id, cause, exception_type, attempts, sent_at, failed_at, state, closed_at, closed_by, reason";

    public static DeadLetter ReadLetter(this NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(1),
        MessageType = row.GetString(2),
        ConversationId = row.Optional<string>(3),
        Cause = row.GetString(4),
        ExceptionType = row.Optional<string>(5),
        Attempts = row.GetInt32(6),
        SentAt = row.Optional<DateTimeOffset?>(7),
        FailedAt = row.GetFieldValue<DateTimeOffset>(8),
        State = State(row.GetString(9)),
        ClosedAt = row.Optional<DateTimeOffset?>(10),
        ClosedBy = row.Optional<string>(11),
        Reason = row.Optional<string>(12),
    };

    public static T? Optional<T>(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? default : row.GetFieldValue<T>(column);

    public static string Word(this DeadLetterState state) => state.ToString().ToLowerInvariant();

    public static DeadLetterState State(string word) => Enum.Parse<DeadLetterState>(word, ignoreCase: true);
}
