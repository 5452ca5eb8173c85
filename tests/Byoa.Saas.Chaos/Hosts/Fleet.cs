using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Byoa.Saas.Chaos.Faults;

namespace Byoa.Saas.Chaos.Hosts;

/// <summary>All replicas, as a load balancer and a cluster see them: who can be asked, and who is to be started again.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private static readonly TimeSpan AfterDeath = TimeSpan.FromMilliseconds(500);

    private readonly Leash leash = new();
    private readonly HttpClient health = new() { Timeout = TimeSpan.FromSeconds(2) };
    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly FaultLog log;
    private int turn;
    private int deaths;

    public Fleet(int count, IReadOnlyDictionary<string, string> settings, FaultLog log)
    {
        this.settings = settings;
        this.log = log;
        Replicas = [.. Enumerable.Range(0, count).Select(number => new Replica(number, FreePort(), settings, log.Folder, leash))];
        foreach (var replica in Replicas)
            replica.Died += (dead, wasReady, code) => _ = AgainAsync(dead, wasReady, code);
    }

    public IReadOnlyList<Replica> Replicas { get; }

    /// <summary>Processes that had been ready and ended although nobody killed them.</summary>
    public int Deaths => Volatile.Read(ref deaths);

    /// <exception cref="InvalidOperationException">The migration or a first start failed.</exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        var migration = HostProcess.Start("migrate", settings, Path.Combine(log.Folder, "migrate.log"), leash);
        if (await migration.Ended.WaitAsync(cancellation) != 0)
            throw new InvalidOperationException($"The migration failed; see {log.Folder}/migrate.log.");
        await Task.WhenAll(Replicas.Select(replica => StartAsync(replica, cancellation)));
        if (Replicas.All(replica => replica.State != ReplicaState.Ready))
            throw new InvalidOperationException($"No host got ready; see {Replicas[0].Log}.");
    }

    public async Task StartAsync(Replica replica, CancellationToken cancellation)
    {
        var took = await replica.StartAsync(health, cancellation);
        log.Add(took is { } time
            ? string.Create(CultureInfo.InvariantCulture, $"{replica.Name} ready after {time.TotalSeconds:0.0} s")
            : $"{replica.Name} did not get ready");
    }

    /// <summary>Whose turn it is among those that have not visibly gone; a frozen one has not.</summary>
    public Replica? Next()
    {
        var living = Replicas.Where(replica => replica.State is ReplicaState.Ready or ReplicaState.Frozen).ToList();
        return living.Count == 0 ? null : living[(int)((uint)Interlocked.Increment(ref turn) % (uint)living.Count)];
    }

    /// <summary>What each replica says of the platform's health, a line each.</summary>
    public async Task<IReadOnlyList<string>> HealthAsync(CancellationToken cancellation)
    {
        List<string> lines = [];
        foreach (var replica in Replicas)
        {
            try
            {
                using var answer = await health.GetAsync(new Uri(replica.Address, "/health"), cancellation);
                lines.Add($"{replica.Name} {await answer.Content.ReadAsStringAsync(cancellation)}");
            }
            catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                lines.Add($"{replica.Name} does not answer: {failure.Message}");
            }
        }

        return lines;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in Replicas)
            await replica.KillAsync();
        health.Dispose();
        leash.Dispose();
    }

    /// <summary>What supervises hosts starts them again; one that finds no database at its start ends at once, and rightly.</summary>
    private async Task AgainAsync(Replica dead, bool wasReady, int code)
    {
        log.Add($"{dead.Name} ended {(wasReady ? "by itself" : "while starting")} with code {code}");
        if (wasReady)
            Interlocked.Increment(ref deaths);
        await Task.Delay(AfterDeath, TimeProvider.System);
        if (dead.State == ReplicaState.Down)
            await StartAsync(dead, CancellationToken.None);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
