using System.Diagnostics;
using Byoa.Saas.Platform;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Wati.Access;

/// <summary>Wati refused the tenant's token, also after it was read anew: from now on only a prober asks.</summary>
/// <param name="CallClass">The class of the call.</param>
/// <param name="CalledAt">When the call was begun.</param>
/// <param name="ConversationId">The conversation it was for: its history is the prober's second question.</param>
public sealed record RefuseWatiAccess(string CallClass, DateTimeOffset CalledAt, string ConversationId);

public static class RefuseWatiAccessDecision
{
    public static Decision Decide(WatiAccess access, RefuseWatiAccess command, AccessOptions options, DateTimeOffset now) => access switch
    {
        WatiAccess.Refused => Decision.Ignore(AccessCodes.AlreadyRefused),
        WatiAccess.Open { Since: { } mended } when command.CalledAt < mended => Decision.Ignore(AccessCodes.Outdated),
        _ when access.Doubts.GetValueOrDefault(command.CallClass) >= options.MostDoubts => Decision.Ignore(AccessCodes.ScopeMissing),
        _ when access.ChatDoubts.GetValueOrDefault(ScopeDoubts.KeyOf(command.CallClass, command.ConversationId)) >= options.MostDoubts =>
            Decision.Ignore(AccessCodes.ScopeMissing),
        WatiAccess.Open => Decision
            .Accept(new WatiAccessRefused(command.CallClass, now), new WatiProbeAimed(command.ConversationId, now))
            .Sending(new ProbeWati(1, command.ConversationId)),
        _ => throw new UnreachableException(),
    };
}

public static class RefuseWatiAccessHandler
{
    public static Task<Outcome> Handle(
        RefuseWatiAccess command, AccessStream access, IOptions<AccessOptions> options, TimeProvider time, CancellationToken cancellation) =>
        access.DecideAsync(state => RefuseWatiAccessDecision.Decide(state, command, options.Value, time.GetUtcNow()), cancellation);
}
