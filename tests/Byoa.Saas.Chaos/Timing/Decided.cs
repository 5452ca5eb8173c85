using Npgsql;

namespace Byoa.Saas.Chaos.Timing;

/// <summary>When the platform had decided upon each customer's message: what lies between is the webhook, its storing, and the conversation's queue.</summary>
internal static class Decided
{
    public static async Task<IReadOnlyDictionary<string, DateTimeOffset>> ReadAsync(string database, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            "select data -> 'message' ->> 'messageId', (data ->> 'at')::timestamptz from byoa.mt_events where type = 'customer_message_received'", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        Dictionary<string, DateTimeOffset> decided = new(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellation))
            decided[rows.GetString(0)] = rows.GetFieldValue<DateTimeOffset>(1);
        return decided;
    }
}
