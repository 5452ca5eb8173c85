using Byoa.Saas.Conversations;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati.Access;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Wati.Effects;

/// <summary>Where a tenant's chats wait for what Wati grants to one after the other: thousands look a few times each, and never together.</summary>
public sealed class WaitingLine(IOptions<WorkOptions> options, TimeProvider time)
{
    /// <returns>When to come again.</returns>
    public DateTimeOffset Join(EffectContext context, TimeSpan named)
    {
        var now = time.GetUtcNow();
        context.Command = context.Command.WaitingFrom(now);
        return now + Pause(named, context.Command.WaitedUntil(now), options.Value, Random.Shared.NextDouble());
    }

    /// <summary>When those who ask who has a chat come again; null when they know, or never will.</summary>
    internal HistoryTry? Again(HistoryLook look, int tries, TimeSpan waited) => HistoryTries.Again(look, tries, waited, options.Value, Random.Shared.NextDouble());

    /// <summary>As long as was named, and longer for those who have waited for long.</summary>
    /// <param name="named">When there may be something to be had.</param>
    /// <param name="waited">For how long it was waited in vain.</param>
    /// <param name="options">The bounds of a pause.</param>
    /// <param name="jitter">0 to 1.</param>
    public static TimeSpan Pause(TimeSpan named, TimeSpan waited, WorkOptions options, double jitter)
    {
        var (spread, growing) = (HistoryLooks.Spread(named, jitter), TenantWork.Pause(waited, options, jitter));
        return spread > growing ? spread : growing;
    }
}
