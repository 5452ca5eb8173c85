using DotNet.Testcontainers.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using Testcontainers.PostgreSql;

namespace Byoa.Postgres.Ways;

/// <summary>A container, where a Docker engine answers.</summary>
internal static class DockerWay
{
    private const string Image = "postgres:17-alpine";

    public static async Task<WayOutcome> TryAsync(LocalPostgresOptions options, Action<string> log, CancellationToken cancellation)
    {
        PostgreSqlContainer container;
        try
        {
            container = new PostgreSqlBuilder(Image)
                .WithCommand("-c", $"max_connections={options.MaxConnections}", "-c", $"fsync={(options.Durable ? "on" : "off")}")
                .WithLogger(NullLogger.Instance)
                .Build();
        }
        catch (DockerUnavailableException)
        {
            return new WayOutcome.Closed("no Docker engine answers.");
        }

        try
        {
            log($"PostgreSQL: starting a container of {Image}, which may have to be pulled first");
            await container.StartAsync(cancellation);
            return new WayOutcome.Opened(new ContainerServer(container));
        }
        // Every failure of an engine means the same here: this way is closed, and the next may be open.
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await container.DisposeAsync();
            return new WayOutcome.Closed($"the Docker engine could not run {Image}: {exception.Message}");
        }
    }

    private sealed class ContainerServer(PostgreSqlContainer container) : IServer
    {
        public string ConnectionString { get; } = container.GetConnectionString();

        public string Origin => $"a container of {Image}";

        public bool OutlivesUs => false;

        public ValueTask DisposeAsync() => container.DisposeAsync();
    }
}
