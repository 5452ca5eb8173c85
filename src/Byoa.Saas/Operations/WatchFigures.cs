using System.Diagnostics.Metrics;
using Byoa.Saas.Operations.DeadLetters;
using Byoa.Saas.Operations.Turns;

namespace Byoa.Saas.Operations;

/// <summary>What the last looks found, for probes and metrics, which must not ask the database themselves.</summary>
internal sealed class WatchFigures
{
    public const string MeterName = "Byoa.Saas.Operations";

    private readonly Counter<long> woken;
    private volatile Seen<IReadOnlyList<DeadLetterDepth>>? deadLetters;
    private volatile Seen<IReadOnlyList<UnexplainedTurn>>? turns;

    /// <summary>Every replica reports the whole platform: of several replicas take the highest, not the sum.</summary>
    public WatchFigures(IMeterFactory meters, TimeProvider time)
    {
        Since = time.GetUtcNow();
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge(
            "byoa.dead_letters.depth", () => Depths.Select(depth => new Measurement<long>(depth.Count, Of(depth.Tenant))), "{message}", "Dead letters, by tenant.");
        meter.CreateObservableGauge(
            "byoa.dead_letters.age", () => Depths.Select(depth => new Measurement<double>((time.GetUtcNow() - depth.Oldest).TotalSeconds, Of(depth.Tenant))), "s",
            "Since when the oldest dead letter is dead, by tenant.");
        meter.CreateObservableGauge(
            "byoa.turns.unexplained", () => Unexplained.CountBy(turn => (turn.Tenant, turn.Kind)).Select(count => new Measurement<long>(
                count.Value, Of(count.Key.Tenant), new("kind", count.Key.Kind))), "{turn}", "Turns that ended in nothing, by tenant and kind.");
        woken = meter.CreateCounter<long>("byoa.turns.woken", "{conversation}", "Conversations nobody worked on that were called again, by tenant.");
    }

    /// <summary>When this process began to look.</summary>
    public DateTimeOffset Since { get; }

    public Seen<IReadOnlyList<DeadLetterDepth>>? DeadLetters { get => deadLetters; set => deadLetters = value; }

    public Seen<IReadOnlyList<UnexplainedTurn>>? Turns { get => turns; set => turns = value; }

    public void Woke(string tenant) => woken.Add(1, Of(tenant));

    private IReadOnlyList<DeadLetterDepth> Depths => deadLetters?.What ?? [];

    private IReadOnlyList<UnexplainedTurn> Unexplained => turns?.What ?? [];

    private static KeyValuePair<string, object?> Of(string tenant) => new("tenant", tenant);
}

/// <param name="What">What was found.</param>
/// <param name="At">When.</param>
internal sealed record Seen<T>(T What, DateTimeOffset At);
