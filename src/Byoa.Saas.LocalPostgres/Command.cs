using System.ComponentModel;
using System.Diagnostics;

namespace Byoa.Postgres;

/// <summary>A program to run to its end.</summary>
internal sealed record Command(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Runs under this account; null is our own.</summary>
    public string? Account { get; init; }

    public string Folder { get; init; } = Path.GetPathRoot(Path.GetTempPath())!;

    /// <summary>False for a program that leaves a child behind: on Windows the child would hold our pipes open.</summary>
    public bool CaptureOutput { get; init; } = true;

    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Never throws for the program's own failure, nor when it cannot be run.</summary>
    public async Task<CommandResult> RunAsync(CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = StartInfo() };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            return new CommandResult(ExitCode: -1, exception.Message);
        }

        try
        {
            var output = CaptureOutput ? process.StandardOutput.ReadToEndAsync(cancellation) : Task.FromResult("");
            var errors = CaptureOutput ? process.StandardError.ReadToEndAsync(cancellation) : Task.FromResult("");
            await process.WaitForExitAsync(cancellation);
            return new CommandResult(process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    internal ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo(Program, Arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = CaptureOutput,
            RedirectStandardError = CaptureOutput,
            CreateNoWindow = true,
        };
        if (Account is not null)
            start.UserName = Account;
        // Messages are compared and shown; an odd locale of the caller must not keep the server from starting.
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return start;
    }
}

internal sealed record CommandResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The last line that says anything: where programs put the reason.</summary>
    public string LastLine =>
        Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault()
        ?? $"exit code {ExitCode}, no output";
}
