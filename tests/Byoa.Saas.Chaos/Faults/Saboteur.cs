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

    private int kills;
    private int freezes;
    private int restarts;

    public int Kills => kills;

    public int Freezes => freezes;

    public int PostgresRestarts => restarts;

    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(
        RepeatAsync(1, BetweenKills, KillAsync, cancellation),
        RepeatAsync(2, BetweenFreezes, FreezeAsync, cancellation),
        RepeatAsync(3, BetweenRevocations, RevokeAsync, cancellation),
        postgres.CanStop ? RepeatAsync(4, BetweenRestarts, RestartPostgresAsync, cancellation) : Task.CompletedTask);

    /// <summary>As many times as fit into the run, each somewhere within its share of the time.</summary>
    private async Task RepeatAsync(int salt, TimeSpan between, Func<Random, Task> strike, CancellationToken cancellation)
    {
        var random = new Random(options.Seed + (salt * 7_919));
        var times = Math.Max(1, (int)(options.Time / between));
        var share = options.Time / times;
        for (var i = 0; i < times && !cancellation.IsCancellationRequested; i++)
        {
            var before = share * (0.1 + (0.8 * random.NextDouble()));
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
        var replica = fleet.Replicas[random.Next(fleet.Replicas.Count)];
        var down = TimeSpan.FromMilliseconds(random.Next(100, 2_500));
        log.Add($"kill {replica.Name} ({replica.State})");
        await replica.KillAsync();
        kills++;
        await Task.Delay(down, TimeProvider.System);
        // Others may be killed while it starts.
        _ = fleet.StartAsync(replica, CancellationToken.None);
    }

    private async Task FreezeAsync(Random random)
    {
        var replica = fleet.Replicas[random.Next(fleet.Replicas.Count)];
        var time = TimeSpan.FromSeconds(7.5 + (5 * random.NextDouble()));
        await UntilReadyAsync(replica);
        replica.Freeze();
        freezes++;
        log.Add(string.Create(CultureInfo.InvariantCulture, $"freeze {replica.Name} for {time.TotalSeconds:0.0} s"));
        await Task.Delay(time, TimeProvider.System);
        replica.Thaw();
        log.Add($"thaw {replica.Name} ({replica.State})");
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

    private static async Task UntilReadyAsync(Replica replica)
    {
        while (replica.State != ReplicaState.Ready)
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
    }
}
