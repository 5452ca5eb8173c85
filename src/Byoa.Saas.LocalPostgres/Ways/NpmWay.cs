using Byoa.Postgres.Npm;
using Byoa.Postgres.Private;

namespace Byoa.Postgres.Ways;

/// <summary>Server programs from the npm package for this platform, kept in a cache.</summary>
internal static class NpmWay
{
    public static async Task<WayOutcome> TryAsync(LocalPostgresOptions options, Action<string> log, CancellationToken cancellation)
    {
        if (EmbeddedPackage.ForThisMachine() is not { } package)
            return new WayOutcome.Closed("there is no package for this platform.");

        try
        {
            var folder = await new EmbeddedPackageCache(EmbeddedPackageCache.DefaultRoot()).FetchAsync(package, log, cancellation);
            return await BinariesWay.StartAsync(new ServerBinaries(Path.Combine(folder, "native", "bin")), options, log, cancellation);
        }
        catch (PackageException exception)
        {
            return new WayOutcome.Closed($"{package}: {exception.Message}");
        }
    }
}
