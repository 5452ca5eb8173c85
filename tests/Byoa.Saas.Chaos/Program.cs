using Byoa.Saas.Chaos;
using Byoa.Saas.Chaos.Failover;
using Byoa.Saas.Chaos.Fairness;
using Byoa.Saas.Chaos.Planted;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
try
{
    return args switch
    {
        ["fairness", .. var rest] => await FairnessRun.RunAsync(FairnessOptions.Parse(rest), stop.Token),
        ["failover", .. var rest] => await FailoverRun.RunAsync(FailoverOptions.Parse(rest), stop.Token),
        ["planted", .. var rest] => await PlantedRuns.RunAsync(rest, stop.Token),
        _ => await ChaosRun.RunAsync(ChaosOptions.Parse(args), stop.Token),
    };
}
catch (FormatException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 2;
}
// Whatever stops a run says nothing of the product: not to be taken for a verdict.
catch (Exception unforeseen)
{
    await Console.Error.WriteLineAsync($"The run could not be finished: {unforeseen}");
    return 2;
}
