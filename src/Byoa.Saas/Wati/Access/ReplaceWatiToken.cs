using System.Diagnostics;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Wati.Access;

/// <summary>The tenant was given another token: what was known of the old one counts no more, and a waiting prober tries at once.</summary>
public sealed record ReplaceWatiToken;

public static class ReplaceWatiTokenDecision
{
    public static Decision Decide(WatiAccess access, DateTimeOffset now) => access switch
    {
        WatiAccess.Refused refused => Decision
            .Accept(new WatiTokenReplaced(now))
            .Sending([new ProbeWati(refused.Probe + 1, refused.ConversationId), .. Cleared(access)]),
        WatiAccess.Open { Doubts.Count: > 0 } => Decision.Accept(new WatiTokenReplaced(now)).Sending(Cleared(access)),
        WatiAccess.Open => Decision.Ignore(AccessCodes.NotRefused),
        _ => throw new UnreachableException(),
    };

    private static IReadOnlyList<object> Cleared(WatiAccess access) => [.. access.Doubts.Keys.Select(AccessAlerts.ScopeFound)];
}

public static class ReplaceWatiTokenHandler
{
    public static Task<Outcome> Handle(ReplaceWatiToken _, AccessStream access, TimeProvider time, CancellationToken cancellation) =>
        access.DecideAsync(state => ReplaceWatiTokenDecision.Decide(state, time.GetUtcNow()), cancellation);
}
