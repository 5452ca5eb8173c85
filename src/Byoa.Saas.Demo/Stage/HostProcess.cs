using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Byoa.Saas.Demo.Stage;

/// <summary>The product as a process of its own, in one of its roles.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const string Program = "Byoa.Saas.dll";

    private readonly Process process;
    private readonly Leash? leash;

    private HostProcess(Process process)
    {
        this.process = process;
        Id = process.Id;
        leash = Leash.On(Id);
        Ended = EndAsync();
    }

    public int Id { get; }

    /// <summary>Completes with the exit code, after the last line of the log.</summary>
    public Task<int> Ended { get; }

    /// <exception cref="StageException">The program is not there.</exception>
    public static HostProcess Start(string role, IReadOnlyDictionary<string, string> settings, HostLog log)
    {
        var program = Path.Combine(AppContext.BaseDirectory, Program);
        if (!File.Exists(program))
            throw new StageException($"{program} is missing.", "build again: dotnet build src/Byoa.Saas.Demo");
        var start = new ProcessStartInfo(Dotnet(), [program, role]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new HostProcess(process);

        void Add(string? line)
        {
            if (line is not null)
                log.Add(line);
        }
    }

    /// <summary>Kills: everything the process has written is on a server that ends with this run.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await Ended;
        leash?.Dispose();
        process.Dispose();
    }

    private async Task<int> EndAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>The very runtime we run on; another one on the path may be older.</summary>
    private static string Dotnet()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var own = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(own) ? own : name;
    }
}
