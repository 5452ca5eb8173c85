using System.Diagnostics;

namespace Byoa.Saas.Demo.Stage;

/// <summary>The host in the role that serves, from its start to its end, wanted or not.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan HealthLook = TimeSpan.FromMilliseconds(100);

    /// <summary>A connection breaks a little before the process counts as ended.</summary>
    private static readonly TimeSpan EndNotice = TimeSpan.FromSeconds(2);

    private readonly HostProcess process;
    private readonly HostLog log;
    private readonly CancellationTokenSource died = new();
    private readonly Task watch;

    public RunningHost(IReadOnlyDictionary<string, string> settings, HostLog log)
    {
        this.log = log;
        process = HostProcess.Start("run", settings, log);
        watch = WatchAsync();
    }

    public int ProcessId => process.Id;

    /// <summary>Does the work; when the host ends meanwhile, the work ends too.</summary>
    /// <exception cref="StageException">The host ended.</exception>
    public async Task WhileItRunsAsync(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, died.Token);
        try
        {
            await work(either.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or HttpRequestException && !stop.IsCancellationRequested)
        {
            await Task.WhenAny(process.Ended, Task.Delay(EndNotice, TimeProvider.System, stop));
            throw process.Ended.IsCompletedSuccessfully
                ? log.Failure(
                    $"The host ended unexpectedly, with code {process.Ended.Result}.",
                    "read the log; when another program has taken its port, name one with --port.")
                : log.Failure($"The host does not answer: {failure.Message}", "read the log; on a busy machine, try again.");
        }
    }

    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> UntilReadyAsync(Uri api, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        using var client = new HttpClient { BaseAddress = api };
        while (!await IsReadyAsync(client, cancellation))
        {
            if (clock.Elapsed > ReadyWithin)
                throw log.Failure($"The host was not ready within {ReadyWithin.TotalSeconds} seconds.", "read the log; on a busy machine, try again.");
            await Task.Delay(HealthLook, TimeProvider.System, cancellation);
        }

        return clock.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await watch;
        died.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken cancellation)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task WatchAsync()
    {
        await process.Ended;
        await died.CancelAsync();
    }
}
