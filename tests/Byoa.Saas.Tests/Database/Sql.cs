using Npgsql;

namespace Byoa.Saas.Tests.Database;

/// <summary>Plain questions to a database.</summary>
internal static class Sql
{
    public static async Task<IReadOnlyList<string>> LinesAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        List<string> lines = [];
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            lines.Add(rows.GetString(0));
        return lines;
    }

    public static async Task RunAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
