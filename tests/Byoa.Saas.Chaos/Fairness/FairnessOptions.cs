using Byoa.Saas.Chaos.Timing;

namespace Byoa.Saas.Chaos.Fairness;

/// <summary>What a fairness run is asked for.</summary>
internal sealed record FairnessOptions(int Tenants, double Rate, double Flood, double Seconds, int Replicas, int Seed, string? Folder)
{
    private const string Usage =
        "fairness --tenants N (6)  --rate MESSAGES A SECOND AND TENANT (0.4)  --flood TIMES (100)  --seconds S (240)  --replicas N (2)  --seed S (1)  --out FOLDER";

    /// <exception cref="FormatException">Names what cannot be read.</exception>
    public static FairnessOptions Parse(IReadOnlyList<string> arguments)
    {
        var given = new Arguments(arguments, Usage, "--tenants", "--rate", "--flood", "--seconds", "--replicas", "--seed", "--out");
        return new FairnessOptions(
            (int)given.Number("--tenants", 6, 2, 50),
            given.Number("--rate", 0.4, 0.01, 50),
            given.Number("--flood", 100, 1, 1_000),
            given.Number("--seconds", 240, 20, 36_000),
            (int)given.Number("--replicas", 2, 1, 20),
            (int)given.Number("--seed", 1, 0, int.MaxValue),
            given.Text("--out"));
    }
}
