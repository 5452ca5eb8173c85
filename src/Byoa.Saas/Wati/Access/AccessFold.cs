using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Byoa.Saas.Wati.Access;

/// <summary>Rebuilds a tenant's access from its events.</summary>
public static class AccessFold
{
    public static WatiAccess Apply(WatiAccess access, IWatiAccessEvent happened) => (happened, access) switch
    {
        (WatiAccessRefused e, WatiAccess.Open) => new WatiAccess.Refused(access.Doubts, e.CallClass, e.At, 1, e.At, false) { ChatDoubts = access.ChatDoubts },
        (WatiProbeAimed e, WatiAccess.Refused refused) => refused with { ConversationId = e.ConversationId },
        (WatiProbeFailed e, WatiAccess.Refused refused) => refused with { Probe = e.Probe + 1, ProbeAt = e.NextAt, IsProven = refused.IsProven || e.IsProven },
        (WatiProbeRenewed e, WatiAccess.Refused refused) => refused with { Probe = e.Probe + 1, ProbeAt = e.At },
        // Refused at one call and good at the next probe: either the token was mended in between, or it lacks the scope, or the chat is closed to it.
        (WatiAccessRestored e, WatiAccess.Refused { IsProven: false } refused) => ScopeDoubts.AfterRefusal(refused, e.At),
        (WatiAccessRestored e, WatiAccess.Refused) => new WatiAccess.Open(new Dictionary<string, int>(), e.At),
        (WatiTokenReplaced e, WatiAccess.Refused refused) =>
            (WatiAccess.Refused)ScopeDoubts.None(refused) with { Probe = refused.Probe + 1, ProbeAt = e.At, IsProven = true },
        (WatiTokenReplaced, WatiAccess.Open) => ScopeDoubts.None(access),
        (WatiScopeConfirmed e, _) => ScopeDoubts.AfterAcceptance(access, e),
        (WatiAccessRefused or WatiProbeAimed or WatiProbeFailed or WatiProbeRenewed or WatiAccessRestored, _) => access,
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "The fold of access does not name this event."),
    };
}

/// <summary>Keeps <see cref="FoldedWatiAccess"/> in step with the stream, inline.</summary>
public sealed partial class AccessProjection : SingleStreamProjection<FoldedWatiAccess, string>
{
    public override FoldedWatiAccess? Evolve(FoldedWatiAccess? snapshot, string id, IEvent e) => e.Data is IWatiAccessEvent happened
        ? new FoldedWatiAccess { Id = id, State = AccessFold.Apply(snapshot?.State ?? WatiAccess.Initial, happened) }
        : snapshot;
}
