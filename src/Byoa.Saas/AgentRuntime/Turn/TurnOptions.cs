using System.ComponentModel.DataAnnotations;

namespace Byoa.Saas.AgentRuntime.Turn;

/// <summary>Bounds of turns that are the platform's, not a tenant's.</summary>
public sealed class TurnOptions
{
    public const string SectionName = "Turns";

    /// <summary>However long a customer goes on writing, a burst is answered after this time. Seconds, 1 to 120.</summary>
    [Range(1, 120)]
    public int LongestBurstSeconds { get; init; } = 20;

    /// <summary>A burst of so many messages is answered at once.</summary>
    [Range(1, 200)]
    public int LargestBurst { get; init; } = 20;

    /// <summary>Tries of one model call before the turn hands over.</summary>
    [Range(1, 10)]
    public int ModelTries { get; init; } = 3;

    /// <summary>First pause between tries; doubles. Seconds, 0.05 to 60.</summary>
    [Range(0.05, 60.0)]
    public double ModelRetrySeconds { get; init; } = 1;

    /// <summary>The longest pause between tries that is waited for; a provider asking for more is taken as down. Seconds, 1 to 300.</summary>
    [Range(1, 300)]
    public int LongestModelWaitSeconds { get; init; } = 30;

    /// <summary>A claimed model call whose process is alive is awaited this long before it counts as lost. Seconds, 5 to 600.</summary>
    [Range(5, 600)]
    public int ModelCallLostAfterSeconds { get; init; } = 90;

    /// <summary>How long a contact once read is taken as known. Hours, 0 to 168.</summary>
    [Range(0.0, 168.0)]
    public double ContactHours { get; init; } = 12;

    /// <summary>The session window closes 24 hours after the customer's last message; this much earlier we stop relying on it. Minutes, 0 to 60.</summary>
    [Range(0, 60)]
    public int WindowMarginMinutes { get; init; } = 5;

    /// <summary>
    /// While Wati throttles all reads of history, or, once what is known is answered, fails to answer them, a turn waits so long before it goes on without.
    /// Where only the tenant's other chats come first it waits for as long as that takes. Minutes, 0 to 120.
    /// </summary>
    [Range(0.0, 120.0)]
    public double LongestHistoryWaitMinutes { get; init; } = 10;

    /// <summary>
    /// Characters of a dialogue the model is told, documents and transcripts included: the oldest lines go first, those to be answered stay.
    /// 10,000 to 4,000,000.
    /// </summary>
    [Range(10_000, 4_000_000)]
    public int MostCharacters { get; init; } = 200_000;

    /// <summary>Bytes of all pictures told in one call; the oldest are left out. 20 to 200 MiB: the largest picture there may be finds room.</summary>
    [Range(20 * 1024 * 1024, 200 * 1024 * 1024)]
    public int MostPictureBytes { get; init; } = 20 * 1024 * 1024;
}
