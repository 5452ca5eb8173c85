using System.Text.Json;

namespace Byoa.Saas.Chaos.Planted;

/// <summary>Takes one safeguard after another out of the product, and shows which count of the proving program notices.</summary>
internal static class PlantedRuns
{
    /// <summary>Long enough that every planted fault has met its occasion, on a slow machine too.</summary>
    private static readonly string[] Defaults = ["--minutes", "2"];

    /// <param name="arguments">As for a run without planted faults.</param>
    /// <param name="cancellation">Ends the run under way.</param>
    /// <returns>0 when every fault was caught by its count.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        using var greenhouse = new Greenhouse();
        var missed = 0;
        foreach (var fault in PlantedFault.All)
        {
            var run = await greenhouse.RunAsync(fault, arguments.Contains(Defaults[0]) ? arguments : [.. arguments, .. Defaults], cancellation);
            var counts = JsonDocument.Parse(run.Json).RootElement;
            var caught = run.ExitCode == 1 && counts.GetProperty(fault.Caught).GetInt32() > 0;
            missed += caught ? 0 : 1;
            Console.WriteLine($"{(caught ? "caught" : "MISSED")}: {fault.Name}: {fault.Caught} {counts.GetProperty(fault.Caught)}; {run.Json}");
        }

        return missed == 0 ? 0 : 1;
    }
}
