using Byoa.Postgres.Private;

namespace Byoa.Postgres.Ways;

/// <summary>Installs the distribution's server programs; only for root, as in a fresh container.</summary>
internal static class AptWay
{
    public static async Task<WayOutcome> TryAsync(LocalPostgresOptions options, Action<string> log, CancellationToken cancellation)
    {
        if (!ServerAccount.ThisProcessIsRoot || Programs.Find("apt-get") is not { } aptGet)
            return new WayOutcome.Closed("apt-get is missing or we are not root. To open this way: sudo apt-get install postgresql");

        log("PostgreSQL: installing with apt-get, which takes a minute");
        var install = await InstallAsync(aptGet, cancellation);
        if (!install.Succeeded)
        {
            // A fresh image carries no package lists.
            await new Command(aptGet, ["update", "-q"]).RunAsync(cancellation);
            install = await InstallAsync(aptGet, cancellation);
        }

        return install.Succeeded
            ? await BinariesWay.TryAsync(options, log, cancellation)
            : new WayOutcome.Closed($"apt-get install postgresql failed: {install.LastLine}");
    }

    private static Task<CommandResult> InstallAsync(string aptGet, CancellationToken cancellation) =>
        new Command(aptGet, ["install", "-y", "-q", "--no-install-recommends", "postgresql"])
        {
            Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" },
        }.RunAsync(cancellation);
}
