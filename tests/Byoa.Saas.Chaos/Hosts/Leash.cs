using System.Diagnostics;

namespace Byoa.Saas.Chaos.Hosts;

/// <summary>A small shell that outlives us, however we end, and then kills the processes that are still on its list.</summary>
internal sealed class Leash : IDisposable
{
    private const string Script =
        """
        trap '' INT TERM HUP
        held=' '
        while read -r sign id; do
          case $sign in
            hold) held="$held$id " ;;
            free) held=$(printf '%s' "$held" | sed "s/ $id / /") ;;
          esac
        done
        for id in $held; do kill -9 "$id" 2>/dev/null; done
        """;

    private readonly Lock sync = new();
    private readonly Process shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Script]) { RedirectStandardInput = true })!;

    public void Hold(int processId) => Tell($"hold {processId}");

    public void Free(int processId) => Tell($"free {processId}");

    public void Dispose()
    {
        shell.StandardInput.Close();
        shell.WaitForExit();
        shell.Dispose();
    }

    private void Tell(string line)
    {
        lock (sync)
        {
            shell.StandardInput.WriteLine(line);
            shell.StandardInput.Flush();
        }
    }
}
