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

    public async Task KillAsync()
    {
        if (process is not { } running)
            return;
        State = ReplicaState.Down;
        process = null;
        running.Kill();
        await running.Ended;
    }

    public void Freeze()
    {
        if (process is null || State != ReplicaState.Ready)
            return;
        State = ReplicaState.Frozen;
        Signals.Freeze(process.Id);
    }

    public void Thaw()
    {
        if (process is null || State != ReplicaState.Frozen)
            return;
        Signals.Thaw(process.Id);
        State = ReplicaState.Ready;
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
