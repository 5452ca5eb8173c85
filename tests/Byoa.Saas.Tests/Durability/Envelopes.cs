using Npgsql;

namespace Byoa.Saas.Tests.Durability;

/// <summary>What the bus keeps in PostgreSQL.</summary>
internal static class Envelopes
{
    /// <summary>Messages that were received and are not handled yet.</summary>
    public static Task<IReadOnlyList<KeptMessage>> IncomingAsync(string database) =>
        ReadAsync(database, "select message_type, status, owner_id from wolverine.wolverine_incoming_envelopes where status <> 'Handled'");

    /// <summary>Messages that wait to be sent to somebody else; a local queue's message here would never be recovered.</summary>
    public static Task<IReadOnlyList<KeptMessage>> OutgoingAsync(string database) =>
        ReadAsync(database, "select message_type, 'Outgoing', owner_id from wolverine.wolverine_outgoing_envelopes");

    public static async Task<IReadOnlyList<string>> DeadAsync(string database) =>
        [.. (await ReadAsync(database, "select message_type || ': ' || coalesce(exception_message, ''), 'Dead', 0 from wolverine.wolverine_dead_letters")).Select(dead => dead.Type)];

    private static async Task<IReadOnlyList<KeptMessage>> ReadAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        List<KeptMessage> kept = [];
        while (await rows.ReadAsync())
            kept.Add(new KeptMessage(rows.GetString(0), rows.GetString(1), rows.GetInt32(2)));
        return kept;
    }
}

/// <param name="Type">The message's name.</param>
/// <param name="Status">Incoming, Scheduled or Outgoing.</param>
/// <param name="Owner">The node that works on it; 0 for nobody.</param>
internal sealed record KeptMessage(string Type, string Status, int Owner);
