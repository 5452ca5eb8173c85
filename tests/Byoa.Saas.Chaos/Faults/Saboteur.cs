using System.Globalization;
using Byoa.Postgres;
using Byoa.Saas.Chaos.Customers;
using Byoa.Saas.Chaos.Hosts;

namespace Byoa.Saas.Chaos.Faults;

/// <summary>Kills, freezes and cuts off, at moments planned from the seed.</summary>
internal sealed class Saboteur(ChaosOptions options, Fleet fleet, LocalPostgres postgres, IReadOnlyList<Business> businesses, FaultLog log)
{
    private static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(11);
    private static readonly TimeSpan BetweenFreezes = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan BetweenRevocations = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan BetweenRestarts = TimeSpan.FromMinutes(4);

    /// <summary>A node is declared dead after 6 s without a heartbeat, at the next look of another one; and then it goes on.</summary>
    private static readonly TimeSpan ShortestFreeze = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestFreeze = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AfterThaw = TimeSpan.FromSeconds(2);

    private volatile Replica? spared;
    private int kills;
    private int freezes;
    private int restarts;

    public int Kills => kills;

    /// <summary>Those after which the frozen process went on.</summary>
    public int Freezes => freezes;

    public int PostgresRestarts => restarts;

    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(
        RepeatAsync(1, BetweenKills, TimeSpan.Zero, KillAsync, cancellation),
        RepeatAsync(2, BetweenFreezes, LongestFreeze + AfterThaw, FreezeAsync, cancellation),
        RepeatAsync(3, BetweenRevocations, TimeSpan.Zero, RevokeAsync, cancellation),
        postgres.CanStop ? RepeatAsync(4, BetweenRestarts, TimeSpan.Zero, RestartPostgresAsync, cancellation) : Task.CompletedTask);

    /// <summary>As many times as fit into the run, each somewhere within its share of the time.</summary>
    private async Task RepeatAsync(int salt, TimeSpan between, TimeSpan takes, Func<Random, Task> strike, CancellationToken cancellation)
    {
        var random = new Random(options.Seed + (salt * 7_919));
        var times = Math.Max(1, (int)(options.Time / between));
        var share = options.Time / times;
        for (var i = 0; i < times && !cancellation.IsCancellationRequested; i++)
        {
            var before = (share > takes ? share - takes : TimeSpan.Zero) * (0.1 + (0.8 * random.NextDouble()));
            var begun = TimeProvider.System.GetTimestamp();
            await Task.Delay(before, TimeProvider.System, cancellation);
            await strike(random);
            var left = share - TimeProvider.System.GetElapsedTime(begun);
            if (left > TimeSpan.Zero)
                await Task.Delay(left, TimeProvider.System, cancellation);
        }
    }

    private async Task KillAsync(Random random)
    {
        var (place, down) = (random.NextDouble(), TimeSpan.FromMilliseconds(random.Next(100, 2_500)));
        // A frozen one is to go on: killed meanwhile it would be one more kill, and no freeze.
        List<Replica> others = [.. fleet.Replicas.Where(one => one != spared)];
        if (others.Count == 0)
            return;
        var replica = others[(int)(place * others.Count)];
        log.Add($"kill {replica.Name} ({replica.State})");
        if (!await replica.KillAsync())
            return;
        kills++;
        await Task.Delay(down, TimeProvider.System);
        // Others may be killed while it starts.
        _ = fleet.StartAsync(replica, CancellationToken.None);
    }

    private async Task FreezeAsync(Random random)
    {
        var replica = fleet.Replicas[random.Next(fleet.Replicas.Count)];
        var time = ShortestFreeze + ((LongestFreeze - ShortestFreeze) * random.NextDouble());
        spared = replica;
        while (!replica.Freeze())
            await Task.Delay(Look, TimeProvider.System);
        log.Add(string.Create(CultureInfo.InvariantCulture, $"freeze {replica.Name} for {time.TotalSeconds:0.0} s"));
        await Task.Delay(time, TimeProvider.System);
        var lived = replica.Thaw();
        freezes += lived ? 1 : 0;
        log.Add($"thaw {replica.Name} ({(lived ? "it goes on" : "it had ended")})");
        await Task.Delay(AfterThaw, TimeProvider.System);
        spared = null;
    }

    private async Task RevokeAsync(Random random)
    {
        var business = businesses[random.Next(businesses.Count)];
        var time = TimeSpan.FromSeconds(2 + (3 * random.NextDouble()));
        business.Account.RevokeToken(business.Token);
        log.Add(string.Create(CultureInfo.InvariantCulture, $"token of {business.Name} revoked for {time.TotalSeconds:0.0} s"));
        await Task.Delay(time, TimeProvider.System);
        business.Account.AddToken(business.Token);
        log.Add($"token of {business.Name} taken again");
    }

    private async Task RestartPostgresAsync(Random random)
    {
        log.Add("PostgreSQL stops at once");
        await postgres.StopImmediatelyAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(200, 15_000)), TimeProvider.System);
        await postgres.StartAgainAsync();
        restarts++;
        log.Add("PostgreSQL is back");
    }
}
