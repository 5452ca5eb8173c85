using System.ComponentModel.DataAnnotations;

namespace Byoa.Saas.Wati.Access;

/// <summary>What happens while Wati refuses a tenant's token.</summary>
public sealed class AccessOptions
{
    public const string SectionName = "WatiAccess";

    /// <summary>The first probe comes at once, the second after this; pauses grow by half from there. Seconds, 0.1 to 60.</summary>
    [Range(0.1, 60.0)]
    public double FirstProbeSeconds { get; init; } = 10;

    /// <summary>The longest pause between probes. Seconds, 1 to 600.</summary>
    [Range(1.0, 600.0)]
    public double LongestProbeSeconds { get; init; } = 60;

    /// <summary>Work that needs Wati looks again after so long, with jitter; less often the longer it lasts. Seconds, 0.1 to 60.</summary>
    [Range(0.1, 60.0)]
    public double LookAgainSeconds { get; init; } = 5;

    /// <summary>How old what a replica knows of a tenant's access may be. Seconds, 0 to 30.</summary>
    [Range(0.0, 30.0)]
    public double KeepSeconds { get; init; } = 1;

    /// <summary>A class of calls refused in so many chats while the token is good lacks a scope; a chat refused so often in a row is closed to it. 1 to 20.</summary>
    [Range(1, 20)]
    public int MostDoubts { get; init; } = 3;

    /// <summary>
    /// The pause of work that waits: all chats of a tenant look again and again, so a tenth of the time it has lasted, but no longer than between probes.
    /// </summary>
    public TimeSpan LookAgainAfter(TimeSpan refusedFor) =>
        TimeSpan.FromSeconds(Math.Max(LookAgainSeconds, Math.Min(LongestProbeSeconds, refusedFor.TotalSeconds / 10)));

    /// <summary>The pause after a failed probe.</summary>
    public TimeSpan PauseAfter(int probe) => TimeSpan.FromSeconds(Math.Min(LongestProbeSeconds, FirstProbeSeconds * Math.Pow(1.5, Math.Min(probe - 1, 30))));
}
