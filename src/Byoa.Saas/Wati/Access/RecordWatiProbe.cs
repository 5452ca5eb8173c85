using System.Diagnostics;
using Byoa.Saas.Platform;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Wati.Access;

/// <summary>Ask Wati whether it takes the tenant's token. One such message is under way while it does not: durable, so that any process may be the prober.</summary>
/// <param name="Number">The probe's number.</param>
/// <param name="ConversationId">Whose history to ask for when the probe's own call is refused: it may lack that scope alone. Null without one.</param>
public sealed record ProbeWati(int Number, string? ConversationId) : ITenantLaneMessage;

public enum ProbeResult { Accepted, Refused, Unclear }

/// <summary>What a probe came to.</summary>
public sealed record RecordWatiProbe(int Number, string? ConversationId, ProbeResult Result);

public static class RecordWatiProbeDecision
{
    public static Decision Decide(WatiAccess access, RecordWatiProbe command, AccessOptions options, DateTimeOffset now) => access switch
    {
        WatiAccess.Open => Decision.Ignore(AccessCodes.NotRefused),
        WatiAccess.Refused refused when command.Result == ProbeResult.Accepted => Restore(refused, options, now),
        WatiAccess.Refused refused when refused.Probe != command.Number => Decision.Ignore(AccessCodes.Replaced),
        WatiAccess.Refused => Decision
            .Accept(new WatiProbeFailed(command.Number, command.Result == ProbeResult.Refused, now + options.PauseAfter(command.Number), now))
            .Sending(AccessAlerts.TokenRefused, new ProbeWati(command.Number + 1, command.ConversationId)),
        _ => throw new UnreachableException(),
    };

    private static Decision Restore(WatiAccess.Refused refused, AccessOptions options, DateTimeOffset now)
    {
        WatiAccessRestored restored = new(now);
        return Decision.Accept(restored).Sending([AccessAlerts.TokenTaken, .. AccessAlerts.OfScopes(refused, AccessFold.Apply(refused, restored), options)]);
    }
}

public static class RecordWatiProbeHandler
{
    public static Task<Outcome> Handle(
        RecordWatiProbe command, AccessStream access, IOptions<AccessOptions> options, TimeProvider time, CancellationToken cancellation) =>
        access.DecideAsync(state => RecordWatiProbeDecision.Decide(state, command, options.Value, time.GetUtcNow()), cancellation);
}
