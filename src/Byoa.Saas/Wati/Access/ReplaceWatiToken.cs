using System.Diagnostics;
using Byoa.Saas.Platform;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Wati.Access;

/// <summary>The tenant was given another token: what was known of the old one counts no more, and a waiting prober tries at once.</summary>
public sealed record ReplaceWatiToken;

public static class ReplaceWatiTokenDecision
{
    public static Decision Decide(WatiAccess access, AccessOptions options, DateTimeOffset now) => access switch
    {
        WatiAccess.Refused refused => Decision
            .Accept(new WatiTokenReplaced(now))
            .Sending([new ProbeWati(refused.Probe + 1, refused.ConversationId), .. Cleared(access, options)]),
        WatiAccess.Open when access.Doubts.Count + access.ChatDoubts.Count > 0 => Decision.Accept(new WatiTokenReplaced(now)).Sending(Cleared(access, options)),
        WatiAccess.Open => Decision.Ignore(AccessCodes.NotRefused),
        _ => throw new UnreachableException(),
    };

    private static IReadOnlyList<object> Cleared(WatiAccess access, AccessOptions options) => AccessAlerts.OfScopes(access, ScopeDoubts.None(access), options);
}

public static class ReplaceWatiTokenHandler
{
    public static Task<Outcome> Handle(
        ReplaceWatiToken _, AccessStream access, IOptions<AccessOptions> options, TimeProvider time, CancellationToken cancellation) =>
        access.DecideAsync(state => ReplaceWatiTokenDecision.Decide(state, options.Value, time.GetUtcNow()), cancellation);
}
