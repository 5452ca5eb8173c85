namespace Byoa.Saas.Chaos.Timing;

/// <summary>How long something took, in seconds: half of it, nearly all of it, the worst.</summary>
internal sealed record Percentiles(int Count, double P50, double P95, double P99, double Worst)
{
    public static Percentiles Of(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Select(time => time.TotalSeconds).Order().ToList();
        return sorted.Count == 0
            ? new Percentiles(0, 0, 0, 0, 0)
            : new Percentiles(sorted.Count, At(0.50), At(0.95), At(0.99), Math.Round(sorted[^1], 3));

        double At(double share) => Math.Round(sorted[(int)Math.Ceiling(share * sorted.Count) - 1], 3);
    }
}
