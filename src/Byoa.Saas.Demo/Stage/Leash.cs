using System.Diagnostics;
using System.Globalization;

namespace Byoa.Saas.Demo.Stage;

/// <summary>
/// A small shell that waits for our end of a pipe to close, which happens even when we are killed, and then ends the
/// process it was given.
/// </summary>
internal sealed class Leash : IDisposable
{
    // An interrupt from the terminal reaches the whole group; the shell has to outlive it.
    private const string Script =
        """
        exec >/dev/null 2>&1
        trap '' INT TERM HUP
        read -r word && exit 0
        kill -9 "$1"
        """;

    private readonly Process shell;

    private Leash(Process shell) => this.shell = shell;

    /// <summary>Null on Windows.</summary>
    public static Leash? On(int processId)
    {
        if (OperatingSystem.IsWindows())
            return null;
        string[] arguments = ["-c", Script, "leash", processId.ToString(CultureInfo.InvariantCulture)];
        return new Leash(Process.Start(new ProcessStartInfo("/bin/sh", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);
    }

    public void Dispose()
    {
        try
        {
            shell.StandardInput.WriteLine("done");
            shell.StandardInput.Close();
            shell.WaitForExit();
        }
        catch (IOException)
        {
            // It has ended already.
        }

        shell.Dispose();
    }
}
