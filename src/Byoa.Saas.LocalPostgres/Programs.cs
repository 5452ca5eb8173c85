using Microsoft.Extensions.Configuration;

namespace Byoa.Postgres;

/// <summary>Finds programs the way a shell does.</summary>
internal static class Programs
{
    /// <summary>File name endings of programs on this machine, most wanted first.</summary>
    private static readonly string[] Endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];

    public static IEnumerable<string> PathFolders()
    {
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        return (environment["PATH"] ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
    }

    public static string? Find(string name) => PathFolders().Select(folder => FindIn(folder, name)).FirstOrDefault(file => file is not null);

    public static string? FindIn(string folder, string name) =>
        Endings.Select(ending => Path.Combine(folder, name + ending)).FirstOrDefault(File.Exists);
}
