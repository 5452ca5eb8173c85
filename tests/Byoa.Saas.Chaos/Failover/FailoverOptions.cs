using Byoa.Saas.Chaos.Timing;

namespace Byoa.Saas.Chaos.Failover;

/// <summary>What a failover run is asked for.</summary>
internal sealed record FailoverOptions(double Seconds, double Rate, int Seed, string? Folder)
{
    private const string Usage = "failover --seconds S (150)  --rate MESSAGES A SECOND AND TENANT (0.7)  --seed S (1)  --out FOLDER";

    public static int Tenants => 6;

    public static int Replicas => 2;

    /// <exception cref="FormatException">Names what cannot be read.</exception>
    public static FailoverOptions Parse(IReadOnlyList<string> arguments)
    {
        var given = new Arguments(arguments, Usage, "--seconds", "--rate", "--seed", "--out");
        return new FailoverOptions(
            given.Number("--seconds", 150, 50, 36_000), given.Number("--rate", 0.7, 0.05, 20), (int)given.Number("--seed", 1, 0, int.MaxValue), given.Text("--out"));
    }
}
