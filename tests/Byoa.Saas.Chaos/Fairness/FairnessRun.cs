using Byoa.Saas.Chaos.Customers;
using Byoa.Saas.Chaos.Timing;
using Byoa.Saas.Chaos.Verdict;

namespace Byoa.Saas.Chaos.Fairness;

/// <summary>One tenant floods, again and again, and the others are asked what they noticed.</summary>
internal static class FairnessRun
{
    public static async Task<int> RunAsync(FairnessOptions options, CancellationToken cancellation)
    {
        await using var stage = await Stage.SetAsync(options.Tenants, options.Replicas, options.Folder, cancellation);
        Screen.Say($"{options.Tenants} tenants at {options.Rate:0.##} messages a second each; the first floods with {options.Flood:0} times that. {options.Replicas} replicas. Logs: {stage.Log.Folder}");
        Screen.Say($"A burst settles in 2 s; the model answers in {Stage.ModelFrom.TotalSeconds:0.0} to {Stage.ModelUpTo.TotalSeconds:0.0} s, Wati in {Stage.WatiFrom.TotalSeconds:0.00} to {Stage.WatiUpTo.TotalSeconds:0.00} s.");
        var ledger = new Ledger();
        var writers = new Writers(options, stage.Businesses, ledger);
        var phases = new Phases(options, writers);
        using (var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
        {
            var writing = writers.RunAsync(over.Token);
            await phases.RunAsync(cancellation);
            await over.CancelAsync();
            await writing;
        }

        Screen.Say($"Customers are done: {ledger.Conversations.Sum(played => played.Letters.Count)} messages. Coming to rest.");
        var rest = new Rest(stage.Businesses, ledger);
        var timelines = await rest.WaitAsync(cancellation);
        var tally = Evidence.Judge(ledger, timelines, stage.Businesses, stage.Forwarder.WordsTold, stage.Log.Folder);
        var hardship = new Hardship(0, 0, 0, stage.Fleet.Deaths, await DeadLetters.CountAsync(stage.Database, stage.Log.Folder, cancellation), rest.Reached, rest.Took);
        var wrong = Report.IsClean(tally, hardship) ? 0 : Math.Max(1, tally.Findings.Count + hardship.DeadLetters + hardship.HostsDied);

        var (others, flooder) = (writers.Others.SelectMany(letters => letters.Read()).ToList(), writers.Flooder.Read().ToList());
        var report = new FairnessReport(options, phases.Past, await Decided.ReadAsync(stage.Database, cancellation), wrong);
        Console.WriteLine();
        if (wrong > 0)
            Console.Write(Report.Text(tally, hardship));
        Console.Write(report.Text(others, flooder));
        Console.WriteLine(report.Json(others, flooder));
        return report.IsFair(others) ? 0 : 1;
    }
}
