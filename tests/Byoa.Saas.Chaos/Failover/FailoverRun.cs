using System.Globalization;
using System.Text.Json;
using Byoa.Saas.Chaos.Customers;
using Byoa.Saas.Chaos.Fairness;
using Byoa.Saas.Chaos.Hosts;
using Byoa.Saas.Chaos.Timing;
using Byoa.Saas.Chaos.Verdict;
using Byoa.Saas.Simulators.Behaviour;

namespace Byoa.Saas.Chaos.Failover;

/// <summary>Kills one of two replicas in the middle of its turns and sends, again and again, and tells how long its customers waited.</summary>
internal static class FailoverRun
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(50);
    private static readonly TimeSpan UntilKill = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(25);
    private const double MostSeconds = 20;

    /// <param name="Replica">Which was killed.</param>
    /// <param name="At">When.</param>
    private sealed record Kill(Replica Replica, DateTimeOffset At);

    public static async Task<int> RunAsync(FailoverOptions options, CancellationToken cancellation)
    {
        await using var stage = await Stage.SetAsync(FailoverOptions.Tenants, FailoverOptions.Replicas, options.Folder, cancellation);
        // As a load balancer with fixed places: so it is known whose turns run where.
        stage.Forwarder.Choose = path => HomeOf(stage, path) is { State: ReplicaState.Ready } home ? home : null;
        // Slow enough that a kill meets sends under way as well as turns.
        foreach (var business in stage.Businesses)
            business.Account.Knobs.Set(Knob.Latency("sendText", TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(1_500)));
        Screen.Say($"Two replicas, {FailoverOptions.Tenants} tenants at {options.Rate:0.##} messages a second each. Logs: {stage.Log.Folder}");
        var ledger = new Ledger();
        var writers = new Writers(new FairnessOptions(FailoverOptions.Tenants, options.Rate, 1, options.Seconds, FailoverOptions.Replicas, options.Seed, null), stage.Businesses, ledger);
        List<Kill> kills = [];
        using (var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
        {
            var writing = writers.RunAsync(over.Token);
            for (var round = 0; round < Math.Max(1, (int)(options.Seconds / Round.TotalSeconds)); round++)
                kills.Add(await KillAsync(stage, stage.Fleet.Replicas[round % 2], cancellation));
            await over.CancelAsync();
            await writing;
        }

        Screen.Say($"Customers are done. Coming to rest.");
        var rest = new Rest(stage.Businesses, ledger);
        var tally = Evidence.Judge(ledger, await rest.WaitAsync(cancellation), stage.Businesses, stage.Forwarder.WordsTold, stage.Log.Folder);
        var hardship = new Hardship(kills.Count, 0, 0, stage.Fleet.Deaths, await DeadLetters.CountAsync(stage.Database, stage.Log.Folder, cancellation), rest.Reached, rest.Took);
        var letters = writers.Others.Append(writers.Flooder).SelectMany(one => one.Read()).ToList();
        return Tell(stage, kills, letters, tally, hardship);
    }

    private static async Task<Kill> KillAsync(Stage stage, Replica replica, CancellationToken cancellation)
    {
        await Task.Delay(UntilKill, TimeProvider.System, cancellation);
        var kill = new Kill(replica, TimeProvider.System.GetUtcNow());
        stage.Log.Add($"kill {replica.Name}");
        await replica.KillAsync();
        await Task.Delay(Alone, TimeProvider.System, cancellation);
        await stage.Fleet.StartAsync(replica, cancellation);
        return kill;
    }

    private static int Tell(Stage stage, List<Kill> kills, List<Timed> letters, Tally tally, Hardship hardship)
    {
        List<TimeSpan> all = [];
        Console.WriteLine();
        foreach (var kill in kills)
        {
            // What was asked before the kill, of the killed one, and not yet answered.
            var waits = letters.Where(letter => HomeOf(stage, letter.Business) == kill.Replica && letter.WrittenAt <= kill.At && !(letter.RepliedAt <= kill.At))
                .Select(letter => letter.RepliedAt is { } replied ? replied - kill.At : TimeSpan.MaxValue).ToList();
            all.AddRange(waits);
            var one = Percentiles.Of(waits);
            Screen.Say($"kill of {kill.Replica.Name}: {one.Count} messages were under way there; they were answered after p50 {one.P50:0.0} s, p95 {one.P95:0.0} s, worst {one.Worst:0.0} s");
        }

        var clean = Report.IsClean(tally, hardship);
        if (!clean)
            Console.Write(Report.Text(tally, hardship));
        var total = Percentiles.Of(all);
        var usual = Percentiles.Of(letters.Select(letter => letter.Took).OfType<TimeSpan>());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kills.Count} kills: p50 {total.P50:0.0} s, p95 {total.P95:0.0} s, worst {total.Worst:0.0} s after the kill. All messages of the run: p50 {usual.P50:0.0} s, p95 {usual.P95:0.0} s."));
        Console.WriteLine(JsonSerializer.Serialize(new { kills = kills.Count, underWay = total.Count, p50 = total.P50, p95 = total.P95, worst = Math.Round(total.Worst, 3), wrong = tally.Findings.Count, clean }));
        return clean && total.Count > 0 && total.Worst <= MostSeconds ? 0 : 1;
    }

    private static Replica? HomeOf(Stage stage, string path) =>
        stage.Businesses.FirstOrDefault(business => path.Contains($"/{business.Name}", StringComparison.Ordinal)) is { } business ? HomeOf(stage, business) : null;

    private static Replica HomeOf(Stage stage, Business business) =>
        stage.Fleet.Replicas[stage.Businesses.ToList().IndexOf(business) % stage.Fleet.Replicas.Count];
}
