using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Byoa.Saas.Chaos.Hosts;

namespace Byoa.Saas.Tests.Hosts;

/// <summary>The program itself as a process of its own, so that it can be killed and started again on the same database and port.</summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    /// <summary>Should a test or its runner die, no host stays behind.</summary>
    private static readonly Leash Leash = new();

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = [];
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostProcess(Process process) => this.process = process;

    public Uri Address { get; private set; } = null!;

    public string Output => string.Join('\n', output);

    /// <param name="settings">By their configuration names.</param>
    /// <param name="port">0 takes a free one.</param>
    /// <exception cref="InvalidOperationException">It ended instead; the message is what it said.</exception>
    public static async Task<HostProcess> StartAsync(IReadOnlyDictionary<string, string?> settings, int port = 0)
    {
        var host = Begin(["run"], settings, port);
        _ = host.process.WaitForExitAsync().ContinueWith(
            _ => host.listening.TrySetException(new InvalidOperationException(host.Output)), TaskScheduler.Default);
        try
        {
            host.Address = await host.listening.Task.WaitAsync(Patience.Limit);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a role that ends by itself.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string role, IReadOnlyDictionary<string, string?> settings)
    {
        await using var host = Begin([role], settings, 0);
        await host.process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience.Limit);
        return (host.process.ExitCode, host.Output);
    }

    /// <summary>SIGKILL: nothing is finished, nothing is told.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(Patience.Limit);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        Leash.Free(process.Id);
        process.Dispose();
    }

    private static HostProcess Begin(string[] arguments, IReadOnlyDictionary<string, string?> settings, int port)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Byoa.Saas.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        HostProcess host = new(new Process { StartInfo = start });
        host.process.OutputDataReceived += (_, line) => host.Hear(line.Data);
        host.process.ErrorDataReceived += (_, line) => host.Hear(line.Data);
        host.process.Start();
        Leash.Hold(host.process.Id);
        host.process.BeginOutputReadLine();
        host.process.BeginErrorReadLine();
        return host;
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        output.Enqueue(line);
        if (ListeningLine().Match(line) is { Success: true } match)
            listening.TrySetResult(new Uri(match.Groups[1].Value));
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex ListeningLine();
}
