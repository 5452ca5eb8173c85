using Npgsql;

namespace Byoa.Postgres.Tests;

/// <summary>One statement on one connection, without a pool that would remember a server since stopped.</summary>
internal static class Sql
{
    public static async Task<T?> AskAsync<T>(string connectionString, string sql)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public static Task DoAsync(string connectionString, string sql) => AskAsync<object>(connectionString, sql);
}
