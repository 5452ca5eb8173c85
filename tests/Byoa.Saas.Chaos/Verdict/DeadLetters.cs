using System.Globalization;
using System.Text;
using Npgsql;

namespace Byoa.Saas.Chaos.Verdict;

/// <summary>Messages the bus gave up on: each is work that was promised and not done.</summary>
internal static class DeadLetters
{
    /// <returns>How many there are; what they are stands in the run's folder.</returns>
    public static async Task<int> CountAsync(string database, string folder, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand("select message_type, exception_type, exception_message from wolverine.wolverine_dead_letters", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var (count, text) = (0, new StringBuilder());
        for (; await rows.ReadAsync(cancellation); count++)
            text.Append(CultureInfo.InvariantCulture, $"{rows[0]} {rows[1]}: {rows[2]}\n");
        if (count > 0)
            await File.WriteAllTextAsync(Path.Combine(folder, "dead-letters.txt"), text.ToString(), cancellation);
        return count;
    }
}
