using Npgsql;

namespace Byoa.Postgres.Ways;

/// <summary>A server named by a connection string: used as it is, never stopped.</summary>
internal static class GivenWay
{
    public static async Task<WayOutcome> TryAsync(LocalPostgresOptions options, CancellationToken cancellation)
    {
        if (options.ConnectionString is null)
            return new WayOutcome.Closed($"{LocalPostgresOptions.ConnectionStringVariable} holds no connection string.");

        try
        {
            var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString);
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync(cancellation);
            return new WayOutcome.Opened(new GivenServer(options.ConnectionString, $"the given server {settings.Host}:{settings.Port}"));
        }
        catch (ArgumentException exception)
        {
            return new WayOutcome.Closed($"the connection string cannot be read: {exception.Message}");
        }
        catch (NpgsqlException exception)
        {
            return new WayOutcome.Closed($"the given server does not let us in: {exception.Message}");
        }
    }

    private sealed record GivenServer(string ConnectionString, string Origin) : IServer
    {
        public bool OutlivesUs => true;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
