using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati.Access;
using Byoa.Saas.Wati.Limits;
using Microsoft.Extensions.Options;
using Wolverine;

namespace Byoa.Saas.Wati.Effects;

public static class CarryOutEffectsHandler
{
    public static Task Handle(CarryOutEffects command, Envelope envelope, EffectRunner runner, IMessageBus bus, CancellationToken cancellation) =>
        runner.RunAsync(
            envelope.TenantId ?? throw new InvalidOperationException("Effects came without their tenant."), command, bus, cancellation);
}

/// <summary>
/// Carries out what a conversation owes to Wati, first things first, until nothing is owed. May be delivered twice, to two processes,
/// or again after a crash: each attempt is claimed in the stream, and what a dead claimant left is reconciled before it is repeated.
/// </summary>
public sealed class EffectRunner(
    Tenants tenants, ConversationReader conversations, CheckOwnership ownership, AttemptEffect attempt, ReconcileEffect reconcile, TenantWork work, Runners runners,
    AccessPause access, CallAdmission admission, IOptions<EffectOptions> options, TimeProvider time)
{
    private static readonly TimeSpan InquiryPause = TimeSpan.FromMilliseconds(500);

    public async Task RunAsync(string tenantId, CarryOutEffects command, IMessageBus bus, CancellationToken cancellation)
    {
        var conversationId = command.ConversationId;
        var tenant = await tenants.FindAsync(tenantId, cancellation) ?? throw new InvalidOperationException("Effects came for a tenant that does not exist.");
        if (await SuspensionPause.PutOffAsync(tenant, command, bus))
            return;
        using var place = work.TryGoOn(tenantId);
        if (!place.IsAcquired)
        {
            await work.PutOffAsync(tenantId, command, TimeSpan.Zero, bus);
            return;
        }
        using var runner = runners.Begin();
        EffectContext context = new(Tenants.AccountOf(tenant), conversationId, runner.Id, bus) { Work = work, Unfound = command.Unfound };
        while (await work.StepAsync(tenantId, () => conversations.LoadAsync(tenantId, conversationId, cancellation), cancellation) is { Known: { } thread } state
            && await TakeAsync(context, state, EffectPlan.Next(thread, options.Value, time.GetUtcNow()), cancellation)) { }
    }

    /// <returns>False when nothing is left to do here and now.</returns>
    private async Task<bool> TakeAsync(EffectContext context, Conversation state, EffectStep next, CancellationToken cancellation)
    {
        var thread = state.Known!;
        switch (next)
        {
            case EffectStep.Nothing:
                return false;
            case EffectStep.WaitUntil wait:
                return await WaitAsync(context, wait.At, cancellation);
            case EffectStep.Attempt or EffectStep.Reconcile
                when await access.PutOffAsync(context.Account.Tenant, new CarryOutEffects(context.ConversationId), context.Bus, cancellation):
                return false;
            case EffectStep.Attempt step:
                return await AttemptAsync(context, state, step.Owed, cancellation);
            case EffectStep.Inquire step when await runners.IsAliveAsync(step.Claim.Runner, cancellation):
                await Task.Delay(InquiryPause, time, cancellation);
                return true;
            case EffectStep.Inquire step:
                return await TakeAsync(context, state, EffectPlan.AfterDeath(step.Owed, step.Claim.At, step.Claim.At, options.Value), cancellation);
            case EffectStep.Reconcile step:
                return await reconcile.LookUpAsync(context, thread, step, cancellation) is not { } notBefore || await WaitAsync(context, notBefore, cancellation);
            case EffectStep.Reopen step:
                await context.RecordAsync(step.Owed.Attempts, new EffectFoundAbsent(step.Owed.Effect.Id, time.GetUtcNow()), cancellation);
                return true;
            case EffectStep.GiveUp step:
                await ReconcileEffect.GiveUpAsync(context, step.Owed, step.Reason, cancellation);
                return true;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Leave to call comes first: after the last look at who has the chat no slot is waited for.</summary>
    private async Task<bool> AttemptAsync(EffectContext context, Conversation state, OwedEffect owed, CancellationToken cancellation)
    {
        var patience = TimeSpan.FromSeconds(options.Value.LongestWaitInPlaceSeconds);
        switch (await admission.AskAsync(context.Account, owed.Effect.ClassOf(), patience, cancellation))
        {
            case Admission.Given { Permit: var permit }:
                switch (await ownership.LookAsync(context, state, owed, cancellation))
                {
                    case Sighting.Unknown unknown:
                        return await WaitAsync(context, SpreadFrom(unknown.Wait), cancellation);
                    case not Sighting.Gone and var sighting:
                        await attempt.MakeAsync(context, state.Known!, owed, sighting, permit, cancellation);
                        break;
                }
                return true;
            case Admission.Later later:
                return await WaitAsync(context, SpreadFrom(later.Wait), cancellation);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private DateTimeOffset SpreadFrom(TimeSpan wait) => time.GetUtcNow() + HistoryLooks.Spread(wait, Random.Shared.NextDouble());

    /// <summary>A long wait goes back to the bus: durable, and no worker is held for it.</summary>
    private async Task<bool> WaitAsync(EffectContext context, DateTimeOffset until, CancellationToken cancellation)
    {
        var pause = until - time.GetUtcNow();
        if (pause > TimeSpan.FromSeconds(options.Value.LongestWaitInPlaceSeconds))
        {
            await context.Bus.PublishAsync(new CarryOutEffects(context.ConversationId) { Unfound = context.Unfound }, new DeliveryOptions { TenantId = context.Account.Tenant, ScheduleDelay = pause });
            return false;
        }
        if (pause > TimeSpan.Zero)
            await Task.Delay(pause, time, cancellation);
        return true;
    }
}

/// <summary>What every step works with.</summary>
public sealed record EffectContext(WatiAccount Account, string ConversationId, string Runner, IMessageBus Bus)
{
    public required TenantWork Work { get; init; }

    /// <summary>The message last looked for in vain.</summary>
    public Unfound? Unfound { get; set; }

    /// <summary>Claims an attempt, and says since when by the clock: what was waited before is no part of the lease.</summary>
    public Task<(Outcome Outcome, long Since)> ClaimAsync(string effectId, TimeProvider time, CancellationToken cancellation) => Work.StepAsync(
        Account.Tenant,
        async () =>
        {
            var since = time.GetTimestamp();
            return (await Bus.InvokeForTenantAsync<Outcome>(Account.Tenant, new ClaimEffect(ConversationId, effectId, Runner), cancellation), since);
        },
        cancellation);

    public Task<Outcome> RecordAsync(int attempt, IEffectEvent fact, CancellationToken cancellation) =>
        SendAsync(new RecordEffectOutcome(ConversationId, attempt, fact), cancellation);

    public Task<Outcome> SendAsync(object command, CancellationToken cancellation) =>
        Work.StepAsync(Account.Tenant, () => Bus.InvokeForTenantAsync<Outcome>(Account.Tenant, command, cancellation), cancellation);
}
