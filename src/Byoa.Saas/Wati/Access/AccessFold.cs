using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Byoa.Saas.Wati.Access;

/// <summary>Rebuilds a tenant's access from its events.</summary>
public static class AccessFold
{
    public static WatiAccess Apply(WatiAccess access, IWatiAccessEvent happened) => (happened, access) switch
    {
        (WatiAccessRefused e, WatiAccess.Open) => new WatiAccess.Refused(access.Doubts, e.CallClass, e.At, 1, e.At, false),
        (WatiProbeAimed e, WatiAccess.Refused refused) => refused with { ConversationId = e.ConversationId },
        (WatiProbeFailed e, WatiAccess.Refused refused) => refused with { Probe = e.Probe + 1, ProbeAt = e.NextAt, IsProven = refused.IsProven || e.IsProven },
        (WatiProbeRenewed e, WatiAccess.Refused refused) => refused with { Probe = e.Probe + 1, ProbeAt = e.At },
        // Refused at one class and good at the next probe: either the token was mended in between, or that class needs a scope it lacks.
        (WatiAccessRestored e, WatiAccess.Refused { IsProven: false } refused) => new WatiAccess.Open(Doubted(refused), e.At),
        (WatiAccessRestored e, WatiAccess.Refused) => new WatiAccess.Open(new Dictionary<string, int>(), e.At),
        (WatiTokenReplaced e, WatiAccess.Refused refused) =>
            refused with { Doubts = new Dictionary<string, int>(), Probe = refused.Probe + 1, ProbeAt = e.At, IsProven = true },
        (WatiTokenReplaced, WatiAccess.Open open) => open with { Doubts = new Dictionary<string, int>() },
        (WatiScopeConfirmed e, _) => access with { Doubts = access.Doubts.Where(doubt => doubt.Key != e.CallClass).ToDictionary() },
        (WatiAccessRefused or WatiProbeAimed or WatiProbeFailed or WatiProbeRenewed or WatiAccessRestored, _) => access,
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "The fold of access does not name this event."),
    };

    private static Dictionary<string, int> Doubted(WatiAccess.Refused refused) =>
        new(refused.Doubts) { [refused.CallClass] = refused.Doubts.GetValueOrDefault(refused.CallClass) + 1 };
}

/// <summary>Keeps <see cref="FoldedWatiAccess"/> in step with the stream, inline.</summary>
public sealed partial class AccessProjection : SingleStreamProjection<FoldedWatiAccess, string>
{
    public override FoldedWatiAccess? Evolve(FoldedWatiAccess? snapshot, string id, IEvent e) => e.Data is IWatiAccessEvent happened
        ? new FoldedWatiAccess { Id = id, State = AccessFold.Apply(snapshot?.State ?? WatiAccess.Initial, happened) }
        : snapshot;
}
