using System.Diagnostics;
using System.Globalization;

namespace Byoa.Saas.Chaos.Hosts;

internal enum ReplicaState { Down, Starting, Ready, Frozen }

/// <summary>One replica: a place with its own port, in which processes of the host come and go.</summary>
internal sealed class Replica(int number, int port, IReadOnlyDictionary<string, string> settings, string folder, Leash leash)
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private HostProcess? process;

    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"host-{number}");

    public Uri Address { get; } = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

    public ReplicaState State { get; private set; }

    /// <summary>Raised when a process ends that nobody killed: whether it had been ready, and its exit code.</summary>
    public event Action<Replica, bool, int>? Died;

    public string Log => Path.Combine(folder, $"{Name}.log");

    /// <summary>Starts a process and waits until it can do its work.</summary>
    /// <returns>How long that took; null when the process ended before, or did not get ready in time.</returns>
    public async Task<TimeSpan?> StartAsync(HttpClient http, CancellationToken cancellation)
    {
        State = ReplicaState.Starting;
        var begun = Stopwatch.GetTimestamp();
        var started = HostProcess.Start("run", new Dictionary<string, string>(settings) { ["ASPNETCORE_URLS"] = Address.AbsoluteUri.TrimEnd('/') }, Log, leash);
        process = started;
        _ = WatchAsync(started);
        while (State == ReplicaState.Starting && process == started && Stopwatch.GetElapsedTime(begun) < ReadyWithin)
        {
            if (await IsReadyAsync(http, cancellation) && State == ReplicaState.Starting && process == started)
            {
                State = ReplicaState.Ready;
                return Stopwatch.GetElapsedTime(begun);
            }

            await Task.Delay(Look, TimeProvider.System, cancellation);
        }

        return null;
    }

    /// <returns>Whether there was a process to kill.</returns>
    public async Task<bool> KillAsync()
    {
        if (process is not { } running)
            return false;
        State = ReplicaState.Down;
        process = null;
        running.Kill();
        await running.Ended;
        return true;
    }

    /// <returns>Whether a process that was ready stands still now.</returns>
    public bool Freeze()
    {
        if (process is null || State != ReplicaState.Ready)
            return false;
        State = ReplicaState.Frozen;
        Signals.Freeze(process.Id);
        return true;
    }

    /// <returns>Whether the frozen process lived to go on.</returns>
    public bool Thaw()
    {
        if (process is null || State != ReplicaState.Frozen)
            return false;
        Signals.Thaw(process.Id);
        State = ReplicaState.Ready;
        return true;
    }

    private async Task WatchAsync(HostProcess started)
    {
        var code = await started.Ended;
        if (process != started)
            return;
        var wasReady = State != ReplicaState.Starting;
        State = ReplicaState.Down;
        Died?.Invoke(this, wasReady, code);
    }

    private async Task<bool> IsReadyAsync(HttpClient http, CancellationToken cancellation)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Address, "/health/ready"), cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }
}
