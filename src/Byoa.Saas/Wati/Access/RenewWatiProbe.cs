using System.Diagnostics;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Wati.Access;

/// <summary>A probe is long overdue: its message was lost, to the dead letters perhaps, and another takes its place. Whoever waits says so.</summary>
/// <param name="Number">The probe that is missed. Of many who miss it one is heard: it has another number then.</param>
public sealed record RenewWatiProbe(int Number);

public static class RenewWatiProbeDecision
{
    /// <summary>No probe is so late by itself, however busy its lane and however slow Wati.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(2);

    public static Decision Decide(WatiAccess access, RenewWatiProbe command, DateTimeOffset now) => access switch
    {
        WatiAccess.Open => Decision.Ignore(AccessCodes.NotRefused),
        WatiAccess.Refused refused when refused.Probe != command.Number => Decision.Ignore(AccessCodes.Replaced),
        WatiAccess.Refused refused when !IsOverdue(refused, now) => Decision.Ignore(AccessCodes.NotOverdue),
        WatiAccess.Refused refused => Decision
            .Accept(new WatiProbeRenewed(refused.Probe, now))
            .Sending(new ProbeWati(refused.Probe + 1, refused.ConversationId)),
        _ => throw new UnreachableException(),
    };

    public static bool IsOverdue(WatiAccess.Refused refused, DateTimeOffset now) => now > refused.ProbeAt + Overdue;
}

public static class RenewWatiProbeHandler
{
    public static Task<Outcome> Handle(RenewWatiProbe command, AccessStream access, TimeProvider time, CancellationToken cancellation) =>
        access.DecideAsync(state => RenewWatiProbeDecision.Decide(state, command, time.GetUtcNow()), cancellation);
}
