using System.Security.Cryptography;
using Byoa.Postgres.Ways;
using Npgsql;

namespace Byoa.Postgres;

/// <summary>
/// A PostgreSQL server for a demo, a test run or an experiment, found or started on this machine.
/// A server that was started here ends with this object, or with this process however that ends.
/// </summary>
public sealed class LocalPostgres : IAsyncDisposable
{
    private readonly IServer _server;
    private readonly List<string> _databasesToDrop = [];
    private readonly Lock _lock = new();

    private LocalPostgres(IServer server) => _server = server;

    /// <summary>Connects to the server's first database with the right to create others.</summary>
    public string ConnectionString => _server.ConnectionString;

    /// <summary>Where the server came from, for people.</summary>
    public string Origin => _server.Origin;

    /// <summary>Whether the server runs as a process of ours, so that it can be stopped and started again.</summary>
    public bool CanStop => _server is IStoppableServer;

    /// <summary>Process id of the server, or null when it is not ours or stands still.</summary>
    public int? ProcessId => (_server as IStoppableServer)?.ProcessId;

    /// <summary>Tries the ways in order and returns with the first server that answers.</summary>
    /// <param name="options">Defaults to the environment's wishes.</param>
    /// <param name="log">Receives a line for each way that is tried.</param>
    /// <param name="cancellation">Ends the search; nothing stays behind.</param>
    /// <exception cref="PostgresUnavailableException">No way led to a server.</exception>
    public static async Task<LocalPostgres> StartAsync(
        LocalPostgresOptions? options = null, Action<string>? log = null, CancellationToken cancellation = default) =>
        new(await WaySearch.RunAsync(options ?? LocalPostgresOptions.FromEnvironment(), log ?? (_ => { }), cancellation));

    /// <summary>
    /// Creates an empty database and returns its connection string. On a server that outlives us
    /// the name gets a random ending, and the database is dropped at the end.
    /// </summary>
    /// <exception cref="PostgresException">The server refuses, as it does when the name is taken.</exception>
    public async Task<string> CreateDatabaseAsync(string name, CancellationToken cancellation = default)
    {
        var database = _server.OutlivesUs
            ? $"{name}_{RandomNumberGenerator.GetHexString(8, lowercase: true)}"
            : name;
        await ExecuteAsync($"CREATE DATABASE {Quote(database)}", cancellation);
        if (_server.OutlivesUs)
            lock (_lock)
                _databasesToDrop.Add(database);

        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database }.ConnectionString;
    }

    /// <summary>Stops the server as a crash would: no checkpoint, every connection cut.</summary>
    /// <exception cref="NotSupportedException">The server is not a process of ours.</exception>
    public Task StopImmediatelyAsync(CancellationToken cancellation = default) => Stoppable.StopImmediatelyAsync(cancellation);

    /// <summary>Starts the stopped server on the same port and data, and waits until it has recovered.</summary>
    /// <exception cref="NotSupportedException">The server is not a process of ours.</exception>
    public Task StartAgainAsync(CancellationToken cancellation = default) => Stoppable.StartAgainAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        try
        {
            foreach (var database in _databasesToDrop)
                await ExecuteAsync($"DROP DATABASE IF EXISTS {Quote(database)} WITH (FORCE)", CancellationToken.None);
        }
        finally
        {
            await _server.DisposeAsync();
        }
    }

    private IStoppableServer Stoppable => _server as IStoppableServer
        ?? throw new NotSupportedException($"Only a server started from programs can be stopped; this one is {Origin}.");

    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string Quote(string identifier)
    {
        using var builder = new NpgsqlCommandBuilder();
        return builder.QuoteIdentifier(identifier);
    }
}
