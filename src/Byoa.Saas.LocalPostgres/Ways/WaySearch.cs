using System.Text;

namespace Byoa.Postgres.Ways;

/// <summary>Tries the ways in order.</summary>
internal static class WaySearch
{
    public static async Task<IServer> RunAsync(LocalPostgresOptions options, Action<string> log, CancellationToken cancellation)
    {
        var failures = new StringBuilder("No PostgreSQL server could be found or started. Each way in turn:");
        foreach (var way in WaysToTry(options))
        {
            cancellation.ThrowIfCancellationRequested();
            switch (await TryAsync(way, options, log, cancellation))
            {
                case WayOutcome.Opened opened:
                    log($"PostgreSQL: {opened.Server.Origin}");
                    return opened.Server;
                case WayOutcome.Closed closed:
                    log($"PostgreSQL, way {way}: {closed.Reason}");
                    failures.AppendLine().Append("  ").Append(way).Append(": ").Append(closed.Reason);
                    break;
            }
        }

        throw new PostgresUnavailableException(failures.ToString());
    }

    // A server that was named and does not answer must not be replaced by another without a word.
    internal static IReadOnlyList<PostgresWay> WaysToTry(LocalPostgresOptions options) => options switch
    {
        { Way: { } way } => [way],
        { ConnectionString: not null } => [PostgresWay.Given],
        _ => Enum.GetValues<PostgresWay>(),
    };

    private static Task<WayOutcome> TryAsync(
        PostgresWay way, LocalPostgresOptions options, Action<string> log, CancellationToken cancellation) => way switch
    {
        PostgresWay.Given => GivenWay.TryAsync(options, cancellation),
        PostgresWay.Binaries => BinariesWay.TryAsync(options, log, cancellation),
        PostgresWay.Docker => DockerWay.TryAsync(options, log, cancellation),
        PostgresWay.Npm => NpmWay.TryAsync(options, log, cancellation),
        PostgresWay.Apt => AptWay.TryAsync(options, log, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, "Not a way."),
    };
}
