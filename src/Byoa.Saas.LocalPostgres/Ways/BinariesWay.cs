using Byoa.Postgres.Private;

namespace Byoa.Postgres.Ways;

/// <summary>Server programs that are installed on this machine.</summary>
internal static class BinariesWay
{
    public static async Task<WayOutcome> TryAsync(LocalPostgresOptions options, Action<string> log, CancellationToken cancellation)
    {
        var refusals = new List<string>();
        foreach (var folder in InstalledBinaries.Find())
        {
            switch (await StartAsync(new ServerBinaries(folder), options, log, cancellation))
            {
                case WayOutcome.Opened opened:
                    return opened;
                case WayOutcome.Closed closed:
                    refusals.Add(closed.Reason);
                    break;
            }
        }

        return new WayOutcome.Closed(refusals is []
            ? "no initdb, pg_ctl and postgres were found in PATH or the usual places."
            : string.Join(" ", refusals));
    }

    public static async Task<WayOutcome> StartAsync(
        ServerBinaries binaries, LocalPostgresOptions options, Action<string> log, CancellationToken cancellation)
    {
        try
        {
            return new WayOutcome.Opened(await PrivateServer.StartAsync(binaries, options, log, cancellation));
        }
        catch (ServerStartException exception)
        {
            return new WayOutcome.Closed($"{binaries.Folder}: {exception.Message}");
        }
    }
}
