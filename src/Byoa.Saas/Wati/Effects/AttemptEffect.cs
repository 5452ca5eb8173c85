using System.Diagnostics;
using Byoa.Saas.Conversations;
using Byoa.Saas.Wati.Access;
using Byoa.Saas.Wati.Limits;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Wati.Effects;

/// <summary>
/// One attempt: leave to look and to call, a place among the calls under way, look, claim, call, record. Whatever may have to be waited for comes
/// before the look; what Wati throttled during the look is asked for anew. The claim is committed before the call, and the call is made within the claim's lease and soon after the look, or not at all.
/// </summary>
public sealed class AttemptEffect(
    CallEffect call, CheckOwnership ownership, AccessPause access, CallAdmission admission, WaitingLine line, OwnershipTelemetry telemetry,
    IOptions<EffectOptions> options, TimeProvider time)
{
    private static readonly TimeSpan ClaimPause = TimeSpan.FromMilliseconds(100);

    /// <returns>When to come again; null when it may go on at once.</returns>
    public async Task<DateTimeOffset?> MakeAsync(EffectContext context, Conversation state, OwedEffect owed, CancellationToken cancellation)
    {
        // The scarcer leave comes first: a slot for the send would be used up while that for the look is waited for.
        var toLook = await ownership.AskAsync(context, state, owed, cancellation);
        if (toLook is LeaveToLook.Later notYet)
            return line.Join(context, notYet.Wait);
        switch (await admission.AskAsync(context.Account, owed.Effect.ClassOf(), options.Value.LongestWaitInPlace, cancellation))
        {
            case Admission.Later later:
                return line.Join(context, later.Wait);
            case Admission.Given { Permit: var permit }:
                // The look is made in the send's own place: whoever holds one and waits for another may wait for ever.
                using (await admission.BeginAsync(context.Account, cancellation))
                    return await LookAndMakeAsync(context, state.Known!, owed, toLook, permit, cancellation);
            default:
                throw new UnreachableException();
        }
    }

    private async Task<DateTimeOffset?> LookAndMakeAsync(
        EffectContext context, Conversations.Thread thread, OwedEffect owed, LeaveToLook toLook, WatiPermit permit, CancellationToken cancellation)
    {
        var sighting = await ownership.LookAsync(context, thread, toLook, cancellation);
        if (sighting is Sighting.Gone)
            return null;
        if (sighting is Sighting.Unknown unknown)
            return line.Join(context, unknown.Wait);
        if (await admission.IsVoidAsync(context.Account, owed.Effect.ClassOf(), permit, cancellation))
            return null;
        ClaimEffect wanted = new(context.ConversationId, owed.Effect.Id, context.Runner)
        {
            DoubtedAt = thread.DoubtedAt, SeenAt = sighting is Sighting.Ours { SeenAt: var seenAt } ? seenAt : null,
        };
        var (claim, since) = await context.ClaimAsync(wanted, time, cancellation);
        // Somebody else has it, or it is settled; the next look at the conversation tells.
        if (!claim.IsAccepted)
            return time.GetUtcNow() + ClaimPause;
        if (EffectPlan.TooLate(owed, time.GetElapsedTime(since), sighting, options.Value, time.GetUtcNow()) is { } code)
            await context.RecordAsync(owed.Attempts + 1, new EffectDeferred(owed.Effect.Id, code, time.GetUtcNow(), time.GetUtcNow()), cancellation);
        else
            await CallAsync(context, thread, owed, sighting, permit, new CallLease(since, TimeSpan.FromSeconds(options.Value.LeaseSeconds)), cancellation);
        return null;
    }

    private async Task CallAsync(
        EffectContext context, Conversations.Thread thread, OwedEffect owed, Sighting sighting, WatiPermit permit, CallLease lease, CancellationToken cancellation)
    {
        var (attempt, tenant, kind, calledAt) = (owed.Attempts + 1, context.Account.Tenant, owed.Effect.ClassOf(), time.GetUtcNow());
        var outcome = await call.MakeAsync(context.Account with { Permit = permit, Lease = lease }, thread.Target(context.ConversationId), owed.Effect, attempt, cancellation);
        if (outcome is EffectDeferred { Code: Codes.CredentialRefused }
            && !await access.PauseAsync(tenant, kind, calledAt, context.ConversationId, context.Bus, cancellation))
            outcome = new EffectRefused(owed.Effect.Id, Codes.ScopeMissing, "the token lacks a scope, or does not open this chat", time.GetUtcNow());
        var recorded = await context.RecordAsync(attempt, outcome, cancellation);
        if (outcome is not EffectAccepted accepted)
            return;
        // Who found a frozen process's word has told of it already.
        if (recorded.IsAccepted && sighting is Sighting.Ours ours)
            telemetry.Spoke(tenant, accepted.At - ours.SeenAt);
        await access.ConfirmAsync(tenant, kind, context.ConversationId, context.Bus, cancellation);
    }
}
