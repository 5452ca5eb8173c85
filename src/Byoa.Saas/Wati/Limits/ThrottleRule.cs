using Byoa.Saas.Alerts;

namespace Byoa.Saas.Wati.Limits;

/// <summary>How long a tenant's class of calls rests after a 429. The rest is the tenant's, not a conversation's: the others do not each try on their own.</summary>
internal static class ThrottleRule
{
    /// <summary>A named time of zero would let everybody try at once.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    /// <param name="slot">The slot of the call that was throttled.</param>
    /// <param name="retryAfter">As Wati named it.</param>
    /// <param name="isLasting">Whether it has gone on for so long that a person is told.</param>
    /// <param name="options">The platform's pauses.</param>
    /// <param name="jitter">0 to 1.</param>
    public static TimeSpan Rest(WatiSlot slot, TimeSpan? retryAfter, bool isLasting, LimitOptions options, double jitter)
    {
        var doubled = TimeSpan.FromSeconds(Math.Min(options.LongestPauseSeconds, options.FirstPauseSeconds * Math.Pow(2, Math.Min(slot.Refusals, 20))));
        var rest = retryAfter ?? doubled;
        if (isLasting && rest < TimeSpan.FromSeconds(options.StretchedPauseSeconds))
            rest = TimeSpan.FromSeconds(options.StretchedPauseSeconds);
        return (rest < Shortest ? Shortest : rest) * (1 + (jitter / 4));
    }

    /// <summary>Whether a class was throttled for so long that a person should know.</summary>
    public static bool IsLasting(TimeSpan? throttledFor, WatiLimits limits, LimitOptions options) =>
        throttledFor >= TimeSpan.FromMinutes(limits.ThrottledMinutes ?? options.ThrottledMinutes);

    /// <summary>What a person is told of a class that is throttled for so long.</summary>
    public static RaiseAlert Warn(string callClass) => new(
        AlertKinds.WatiThrottled,
        callClass,
        "Wati has answered nothing but 429 to this class of calls for minutes: the plan's monthly quota may be used up.");
}
