using System.Text.RegularExpressions;

namespace Byoa.Postgres.Private;

/// <summary>Where machines keep PostgreSQL's server programs.</summary>
internal static partial class InstalledBinaries
{
    // PATH seldom holds them: distributions keep each major version in a folder of its own.
    private static readonly string[] VersionedPlaces =
    [
        "/usr/lib/postgresql/*/bin",
        "/usr/pgsql-*/bin",
        "/opt/homebrew/opt/postgresql@*/bin",
        "/usr/local/opt/postgresql@*/bin",
        "/Library/PostgreSQL/*/bin",
        "/Applications/Postgres.app/Contents/Versions/*/bin",
        @"C:\Program Files\PostgreSQL\*\bin",
    ];

    private static readonly string[] SinglePlaces =
        ["/usr/lib/postgresql/bin", "/usr/libexec/postgresql", "/opt/homebrew/bin", "/usr/local/bin", "/usr/local/pgsql/bin", "/usr/bin"];

    /// <summary>Folders with a complete set of programs: PATH first, then the newest version of each place.</summary>
    public static IEnumerable<string> Find() =>
        Programs.PathFolders()
            .Concat(VersionedPlaces.SelectMany(Expand))
            .Concat(SinglePlaces)
            .Distinct()
            .Where(folder => new ServerBinaries(folder).AreComplete);

    /// <summary>The folders a pattern with one star stands for, the highest version first.</summary>
    internal static IEnumerable<string> Expand(string pattern)
    {
        var separator = pattern.Contains('\\', StringComparison.Ordinal) ? '\\' : '/';
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        var nameStart = pattern.LastIndexOf(separator, star) + 1;
        var nameEnd = pattern.IndexOf(separator, star);
        var parent = pattern[..(nameStart - 1)];
        if (!Directory.Exists(parent))
            return [];

        return Directory.EnumerateDirectories(parent, pattern[nameStart..nameEnd])
            .OrderByDescending(folder => MajorVersion(Path.GetFileName(folder)))
            .Select(folder => folder + pattern[nameEnd..])
            .Where(Directory.Exists);
    }

    private static int MajorVersion(string name) =>
        int.TryParse(FirstNumber().Match(name).Value, out var version) ? version : 0;

    [GeneratedRegex(@"\d+")]
    private static partial Regex FirstNumber();
}
