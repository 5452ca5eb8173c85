using Byoa.Saas.Wati.Access;

namespace Byoa.Saas.AgentRuntime.Turn;

/// <summary>A turn that cannot be told yet what was said.</summary>
/// <param name="Named">When to come again.</param>
/// <param name="ThrottledSince">Since when Wati has throttled every look of it, or failed to answer; null while it takes such calls.</param>
public sealed record HistoryWait(TimeSpan Named, DateTimeOffset? ThrottledSince)
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The tenant's line moves, and a turn in it gets there: to hand the chat over would say that history is unreadable where nobody has asked. Only
    /// while Wati throttles the tenant does patience end. A failure is waited out where a turn has answered what is known already.
    /// </summary>
    /// <returns>Null when there is nothing to wait for, or patience is over.</returns>
    public static HistoryWait? For(HistoryLook look, Conversations.Thread thread, DateTimeOffset? throttledSince, TurnOptions options, DateTimeOffset now)
    {
        var since = throttledSince ?? now;
        var isPatient = now < since + TimeSpan.FromMinutes(options.LongestHistoryWaitMinutes);
        return look switch
        {
            HistoryLook.Later { IsInLine: true } later => new(later.Wait, null),
            HistoryLook.Later later when isPatient => new(later.Wait, since),
            HistoryLook.Missing { IsFinal: false } when isPatient && thread.HistoryMissed => new(AfterFailure, since),
            _ => null,
        };
    }
}
