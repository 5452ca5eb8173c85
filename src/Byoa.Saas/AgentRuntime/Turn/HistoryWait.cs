using Byoa.Saas.Wati.Access;

namespace Byoa.Saas.AgentRuntime.Turn;

/// <summary>A turn that cannot be told yet what was said.</summary>
/// <param name="Named">When to come again.</param>
/// <param name="ThrottledSince">Since when Wati has throttled every look of it; null while it takes such calls.</param>
public sealed record HistoryWait(TimeSpan Named, DateTimeOffset? ThrottledSince)
{
    /// <summary>
    /// The tenant's line moves, and a turn in it gets there: to hand the chat over would say that history is unreadable where nobody has asked. Only
    /// while Wati throttles the tenant does patience end.
    /// </summary>
    /// <returns>Null when patience is over.</returns>
    public static HistoryWait? For(HistoryLook.Later later, DateTimeOffset? throttledSince, TurnOptions options, DateTimeOffset now)
    {
        if (later.IsInLine)
            return new(later.Wait, null);
        var since = throttledSince ?? now;
        return now < since + TimeSpan.FromMinutes(options.LongestHistoryWaitMinutes) ? new(later.Wait, since) : null;
    }
}
