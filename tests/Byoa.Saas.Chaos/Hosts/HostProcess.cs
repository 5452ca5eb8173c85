using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Byoa.Saas.Chaos.Hosts;

/// <summary>The product as a process of its own, in one of its roles.</summary>
internal sealed class HostProcess
{
    private readonly Process process;

    private HostProcess(Process process, Leash leash)
    {
        this.process = process;
        Id = process.Id;
        leash.Hold(Id);
        Ended = EndAsync(leash);
    }

    public int Id { get; }

    /// <summary>Completes with the exit code, after the last line was written to the log.</summary>
    public Task<int> Ended { get; }

    /// <param name="role">run or migrate.</param>
    /// <param name="settings">Its environment besides our own.</param>
    /// <param name="log">The file its words are added to.</param>
    /// <param name="leash">Ends it when we end.</param>
    public static HostProcess Start(string role, IReadOnlyDictionary<string, string> settings, string log, Leash leash)
    {
        var start = new ProcessStartInfo(Dotnet(), [Path.Combine(AppContext.BaseDirectory, "Byoa.Saas.dll"), role])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        var words = TextWriter.Synchronized(new StreamWriter(log, append: true) { AutoFlush = true });
        words.WriteLine(string.Create(CultureInfo.InvariantCulture, $"--- process {process.Id} ---"));
        process.OutputDataReceived += (_, line) => Write(line.Data);
        process.ErrorDataReceived += (_, line) => Write(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var host = new HostProcess(process, leash);
        _ = host.Ended.ContinueWith(_ => words.Dispose(), TaskScheduler.Default);
        return host;

        void Write(string? line)
        {
            if (line is not null)
                words.WriteLine(line);
        }
    }

    /// <summary>SIGKILL: nothing is flushed, nobody is told.</summary>
    public void Kill()
    {
        if (!process.HasExited)
            process.Kill();
    }

    private async Task<int> EndAsync(Leash leash)
    {
        await process.WaitForExitAsync();
        leash.Free(Id);
        return process.ExitCode;
    }

    /// <summary>The very runtime we run on; another one on the path may be older.</summary>
    private static string Dotnet()
    {
        var own = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        return File.Exists(own) ? own : "dotnet";
    }
}
