using System.Globalization;
using Byoa.Saas.Chaos.Timing;

namespace Byoa.Saas.Chaos.Fairness;

internal enum PhaseKind
{
    /// <summary>Everything becomes warm, or comes to rest after a flood: not counted.</summary>
    Between,

    /// <summary>Every tenant writes at its rate.</summary>
    Quiet,

    /// <summary>One tenant writes at many times its rate.</summary>
    Flood,
}

internal sealed record Phase(PhaseKind Kind, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>So near a change of phase a message lives partly in the other one: not counted.</summary>
    private static readonly TimeSpan Edge = TimeSpan.FromSeconds(5);

    public bool Counts(Timed letter) => letter.WrittenAt >= From + Edge && letter.WrittenAt < To - Edge;
}

/// <summary>Quiet and flood in turn, on the same processes; after each flood its own backlog is waited for, so that quiet is quiet.</summary>
internal sealed class Phases(FairnessOptions options, Writers writers)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(90);

    private readonly List<Phase> past = [];

    public IReadOnlyList<Phase> Past => past;

    public async Task RunAsync(CancellationToken cancellation)
    {
        var rounds = Math.Max(1, (int)Math.Round(options.Seconds / (2 * Length.TotalSeconds)));
        await LastAsync(PhaseKind.Between, WarmUp, cancellation);
        for (var round = 1; round <= rounds; round++)
        {
            await LastAsync(PhaseKind.Quiet, Length, cancellation);
            await LastAsync(PhaseKind.Flood, Length, cancellation);
            await RestAsync(round, rounds, cancellation);
        }
    }

    private async Task LastAsync(PhaseKind kind, TimeSpan length, CancellationToken cancellation)
    {
        var from = TimeProvider.System.GetUtcNow();
        writers.Flooding = kind == PhaseKind.Flood;
        await Task.Delay(length, TimeProvider.System, cancellation);
        writers.Flooding = false;
        past.Add(new Phase(kind, from, TimeProvider.System.GetUtcNow()));
    }

    private async Task RestAsync(int round, int rounds, CancellationToken cancellation)
    {
        var from = TimeProvider.System.GetUtcNow();
        var waiting = writers.Flooder.Waiting;
        while (writers.Flooder.Waiting > 2 && TimeProvider.System.GetUtcNow() - from < LongestRest)
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellation);
        var took = TimeProvider.System.GetUtcNow() - from;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  round {round} of {rounds}: {waiting} customers of the flood waited at its end, {writers.Flooder.Waiting} after {took.TotalSeconds:0} s"));
        past.Add(new Phase(PhaseKind.Between, from, TimeProvider.System.GetUtcNow()));
    }
}
