using System.ComponentModel.DataAnnotations;

namespace Byoa.Saas.Wati.Effects;

/// <summary>How what is owed to Wati is attempted, repeated and reconciled.</summary>
public sealed class EffectOptions
{
    public const string SectionName = "Effects";

    /// <summary>A claim not followed by its call within this time is given up before the call: a process that was frozen must not send late. Seconds, 1 to 60.</summary>
    [Range(1.0, 60.0)]
    public double LeaseSeconds { get; init; } = 5;

    /// <summary>A look at who has the chat counts for so long: when the claim took longer, it is made once more. Seconds, 0.1 to 60.</summary>
    [Range(0.1, 60)]
    public double LookCountsSeconds { get; init; } = 2;

    /// <summary>How long after a broken call Wati may still be at work on it: earlier, "not there" proves nothing. Seconds, 0 to 120.</summary>
    [Range(0.0, 120.0)]
    public double SettleSeconds { get; init; } = 5;

    /// <summary>
    /// The same after the lease of a process that died: nobody waited for Wati's answer then. A message Wati takes later than that is sent twice; every
    /// second more keeps the chats of a dead process waiting. Seconds, 0 to 300.
    /// </summary>
    [Range(0.0, 300.0)]
    public double CutOffSeconds { get; init; } = 10;

    /// <summary>After so long of looks that Wati could not answer, an uncertain message is listed and a person takes over. Seconds, 5 to 3,600.</summary>
    [Range(5.0, 3_600.0)]
    public double GiveUpSeconds { get; init; } = 120;

    /// <summary>First pause after an attempt that reached nobody (no connection); doubles, with jitter. Seconds, 0.05 to 60.</summary>
    [Range(0.05, 60.0)]
    public double FirstPauseSeconds { get; init; } = 1;

    /// <summary>The longest such pause. Seconds, 1 to 3,600.</summary>
    [Range(1.0, 3_600.0)]
    public double LongestPauseSeconds { get; init; } = 120;

    /// <summary>Attempts after which an effect is abandoned.</summary>
    [Range(1, 10_000)]
    public int MostAttempts { get; init; } = 500;

    /// <summary>Between the beginnings of two messages to one customer. Seconds, 0 to 60.</summary>
    [Range(0.0, 60.0)]
    public double MessageGapSeconds { get; init; } = 0.5;

    /// <summary>Shorter waits are waited out, longer ones are scheduled. Seconds, 0 to 60.</summary>
    [Range(0.0, 60.0)]
    public double LongestWaitInPlaceSeconds { get; init; } = 10;

    public TimeSpan LookCounts => TimeSpan.FromSeconds(LookCountsSeconds);

    public TimeSpan LongestWaitInPlace => TimeSpan.FromSeconds(LongestWaitInPlaceSeconds);
}
