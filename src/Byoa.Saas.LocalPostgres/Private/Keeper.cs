using System.Diagnostics;

namespace Byoa.Postgres.Private;

/// <summary>
/// A small shell process that waits for us to end. Its input is a pipe from us, which the system closes
/// even when we are killed; it then stops the server and removes the folder.
/// </summary>
internal sealed class Keeper : IDisposable
{
    // An interrupt from the terminal reaches the whole group; the keeper has to outlive it.
    private const string Script =
        """
        exec >/dev/null 2>&1
        trap '' INT TERM HUP
        read -r word && exit 0
        "$1" stop -D "$2/data" -m immediate -w -t 30
        rm -rf "$2"
        """;

    private readonly Process _process;

    private Keeper(Process process) => _process = process;

    /// <summary>Null on Windows, where the next run clears what a killed one left.</summary>
    public static Keeper? Start(ServerBinaries binaries, PrivateFolder folder, string? account)
    {
        if (OperatingSystem.IsWindows())
            return null;

        var command = new Command("/bin/sh", ["-c", Script, "keeper", binaries.PgCtl!, folder.Root]) { Account = account, CaptureOutput = false };
        var start = command.StartInfo();
        start.RedirectStandardInput = true;
        return new Keeper(Process.Start(start)!);
    }

    /// <summary>What the keeper sees when we are killed.</summary>
    internal Task AbandonAsync(CancellationToken cancellation)
    {
        _process.StandardInput.Close();
        return _process.WaitForExitAsync(cancellation);
    }

    /// <summary>Sends the keeper home: there is nothing left to clear.</summary>
    public void Dispose()
    {
        try
        {
            _process.StandardInput.WriteLine("done");
            _process.StandardInput.Close();
            _process.WaitForExit();
        }
        // It has ended already.
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
        }

        _process.Dispose();
    }
}
