using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.Conversations;

namespace Byoa.Saas.AgentRuntime.Handoff;

/// <summary>Whether one more reply would feed a loop or a flood, asked before the model costs anything.</summary>
public static class BreakerPolicy
{
    /// <summary>The breaker that trips, or null.</summary>
    public static string? Assess(BreakerLimits limits, Conversations.Thread thread, DateTimeOffset now)
    {
        // A flood from before the chat was the agent's; one while it is the agent's is known when it arrives.
        if (Within(limits.CustomerMessages, limits.CustomerSeconds).IsExceeded(thread.RecentArrivals, now))
            return Codes.CustomerFlood;
        if (Within(limits.RapidReplies, limits.RapidSeconds).IsUsedUp(thread.RecentReplies, now))
            return Codes.ReplyLoop;
        return new Rate(limits.DailyReplies, TimeSpan.FromDays(1)).IsUsedUp(thread.RecentReplies, now) ? Codes.TooManyReplies : null;
    }

    private static Rate Within(int most, int seconds) => new(most, TimeSpan.FromSeconds(seconds));
}
