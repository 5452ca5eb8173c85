namespace Byoa.Postgres.Tests;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("byoa-test-").FullName;

    /// <summary>A folder in which the account of a server may make its own.</summary>
    public static TemporaryFolder OpenToAll()
    {
        var folder = new TemporaryFolder();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_111_111);
        return folder;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
