using System.Globalization;
using Byoa.Postgres;
using Byoa.Saas.Chaos.Customers;
using Byoa.Saas.Chaos.Faults;
using Byoa.Saas.Chaos.Hosts;
using Byoa.Saas.Chaos.Verdict;
using Byoa.Saas.Simulators;

namespace Byoa.Saas.Chaos;

/// <summary>One run: set up, let customers write while everything breaks, let it come to rest, judge.</summary>
internal static class ChaosRun
{
    public static async Task<int> RunAsync(ChaosOptions options, CancellationToken cancellation)
    {
        var folder = options.Folder ?? Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"byoa-chaos-{Environment.ProcessId}"));
        Directory.CreateDirectory(folder);
        using var log = new FaultLog(folder);
        log.Add(RunName.Of(options));
        Screen.Say($"Seed {options.Seed}, {options.Replicas} replicas, {options.Tenants} tenants, {options.Minutes} minutes. Faults and logs: {folder}");

        // Durable: what PostgreSQL has confirmed must be there after its restart.
        await using var postgres = await LocalPostgres.StartAsync(LocalPostgresOptions.FromEnvironment() with { Durable = true }, cancellation: cancellation);
        var database = await postgres.CreateDatabaseAsync("byoa_chaos", cancellation);
        await using var vendors = await SimulatedVendors.StartAsync(new SimulatorOptions { Seed = options.Seed }, cancellation: cancellation);
        await using var forwarder = await Forwarder.StartAsync(cancellation);
        await using var fleet = new Fleet(options.Replicas, HostSettings.For(database, forwarder.Address, vendors.Wati.Origin, vendors.Model.Origin), log);
        forwarder.Fleet = fleet;
        await fleet.StartAsync(cancellation);
        using var api = new ManagementApi(fleet);
        var businesses = await new Provisioning(vendors, api).MakeAsync(Provisioning.OfAllKinds(options.Tenants), cancellation);

        var (ledger, saboteur) = (new Ledger(), new Saboteur(options, fleet, postgres, businesses, log));
        Screen.Say($"PostgreSQL: {postgres.Origin}. Customers begin.");
        VendorFaults.Begin(businesses, log);
        await Task.WhenAll(saboteur.RunAsync(cancellation), PlayAsync(options, businesses, ledger, cancellation));
        VendorFaults.End(businesses);

        Screen.Say($"Customers are done: {ledger.Conversations.Sum(played => played.Letters.Count)} messages. Coming to rest.");
        var rest = new Rest(businesses, ledger);
        var timelines = await rest.WaitAsync(cancellation);
        var tally = Evidence.Judge(ledger, timelines, businesses, forwarder.WordsTold, folder, await OwnWord.UnexplainedAsync(businesses, cancellation));
        var hardship = new Hardship(
            saboteur.Kills, saboteur.Freezes, saboteur.PostgresRestarts, fleet.Deaths, await DeadLetters.CountAsync(database, folder, cancellation), rest.Reached, rest.Took);
        var report = string.Join('\n', [RunName.Of(options), Report.Text(tally, hardship).TrimEnd(), .. await fleet.HealthAsync(cancellation), ""]);
        await File.WriteAllTextAsync(Path.Combine(folder, "report.txt"), report, cancellation);
        Console.WriteLine();
        Console.Write(report);
        Console.WriteLine(FormattableString.Invariant($"Report, faults, logs, and the timelines of conversations found wrong: {folder}"));
        Console.WriteLine(Report.Json(tally, hardship, options));
        return Report.IsClean(tally, hardship) && tally.TakeOvers > 0 ? 0 : 1;
    }

    private static Task PlayAsync(ChaosOptions options, IReadOnlyList<Business> businesses, Ledger ledger, CancellationToken cancellation) => Task.WhenAll(
        CustomerPlan.Make(options.Seed, options.Messages, options.Time)
            .Select(plan => new CustomerLife(plan, businesses[plan.Number % businesses.Count], ledger).PlayAsync(cancellation)));
}
