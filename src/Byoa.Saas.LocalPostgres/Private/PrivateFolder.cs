using System.Security.Cryptography;

namespace Byoa.Postgres.Private;

/// <summary>
/// A folder only the server's account may enter. Its lock file is held open while its owner lives,
/// so that a later run can tell a folder in use from one left behind.
/// </summary>
internal sealed class PrivateFolder : IDisposable
{
    private const string Prefix = "byoa-postgres-";
    private readonly FileStream _lock;

    private PrivateFolder(string root, FileStream held) => (Root, _lock) = (root, held);

    public string Root { get; }

    public string Data => Path.Combine(Root, "data");

    public string Log => Path.Combine(Root, "server.log");

    /// <summary>Where private folders may lie, most wanted first.</summary>
    public static IReadOnlyList<string> Parents { get; } = OperatingSystem.IsWindows()
        ? [Path.GetTempPath()]
        : [.. new[] { Path.GetTempPath().TrimEnd('/'), "/tmp", "/var/tmp" }.Distinct()];

    /// <summary>Makes a folder in the first parent that lets the account write.</summary>
    /// <exception cref="ServerStartException">None does.</exception>
    public static async Task<PrivateFolder> CreateAsync(
        IReadOnlyList<string> parents, string? account, CancellationToken cancellation)
    {
        var refusal = "";
        foreach (var parent in parents)
        {
            var root = Path.Combine(parent, Prefix + RandomNumberGenerator.GetHexString(12, lowercase: true));
            if (await MakeAsync(root, account, cancellation) is { } reason)
            {
                refusal = reason;
                continue;
            }

            try
            {
                return new PrivateFolder(root, Hold(root, FileMode.CreateNew));
            }
            // Another run took it for one left behind, between our making the file and locking it.
            catch (IOException exception)
            {
                refusal = exception.Message;
            }
        }

        throw new ServerStartException($"no private folder can be made: {refusal}");
    }

    /// <summary>Folders whose owner is gone, each held until disposed so that no other run clears it too.</summary>
    public static IEnumerable<PrivateFolder> LeftBehind(IReadOnlyList<string> parents)
    {
        foreach (var root in parents.Where(Directory.Exists).SelectMany(parent => Directory.EnumerateDirectories(parent, Prefix + "*")))
        {
            FileStream held;
            try
            {
                held = Hold(root, FileMode.Open);
            }
            // In use, another account's, or just being made.
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                continue;
            }

            yield return new PrivateFolder(root, held);
        }
    }

    /// <summary>Removes the folder with the account's rights and lets go of it.</summary>
    public async Task RemoveAsync(string? account, CancellationToken cancellation)
    {
        // Windows does not remove what is held; elsewhere letting go first would invite another run to clear it too.
        if (OperatingSystem.IsWindows())
        {
            Dispose();
            Directory.Delete(Root, recursive: true);
            return;
        }

        await new Command("/bin/rm", ["-rf", Root]) { Account = account }.RunAsync(cancellation);
        Dispose();
    }

    public void Dispose() => _lock.Dispose();

    private static FileStream Hold(string root, FileMode mode) =>
        new(Path.Combine(root, "owner.lock"), mode, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Null, or why not. Made by the account itself: a root that may not chown still ends up with the right owner.</summary>
    private static async Task<string?> MakeAsync(string root, string? account, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(root);
            return null;
        }

        var made = await new Command("/bin/mkdir", ["-m", "700", root]) { Account = account }.RunAsync(cancellation);
        return made.Succeeded ? null : made.LastLine;
    }
}
