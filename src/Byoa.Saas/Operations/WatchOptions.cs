using System.ComponentModel.DataAnnotations;

namespace Byoa.Saas.Operations;

/// <summary>How the host looks after what it owes.</summary>
public sealed class WatchOptions
{
    public const string SectionName = "Operations";

    /// <summary>How often each replica looks for dead letters and forgotten turns. Seconds, 0.2 to 3,600.</summary>
    [Range(0.2, 3_600.0)]
    public double LookSeconds { get; init; } = 15;

    /// <summary>A conversation in which something is to be done, and nothing happened for so long, is looked into. Seconds, 1 to 86,400.</summary>
    [Range(1.0, 86_400.0)]
    public double IdleSeconds { get; init; } = 600;

    /// <summary>Quiet conversations looked into in one go; however many there are, all are, one go after another. 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int MostConversations { get; init; } = 500;

    /// <summary>Whether a turn nobody works on any more is called again, or only reported.</summary>
    public bool WakeIdle { get; init; } = true;

    public TimeSpan Look => TimeSpan.FromSeconds(LookSeconds);

    public TimeSpan Idle => TimeSpan.FromSeconds(IdleSeconds);
}
