using System.Diagnostics;
using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati.Access;
using Microsoft.Extensions.Options;
using Wolverine;

namespace Byoa.Saas.Wati.Effects;

/// <summary>
/// Carries out what a conversation owes to Wati, first things first, until nothing is owed. May be delivered twice, to two processes,
/// or again after a crash: each attempt is claimed in the stream, and what a dead claimant left is reconciled before it is repeated.
/// </summary>
public sealed class EffectRunner(
    Tenants tenants, ConversationReader conversations, AttemptEffect attempt, ReconcileEffect reconcile, TenantWork work, Runners runners,
    AccessPause access, IOptions<EffectOptions> options, TimeProvider time)
{
    private static readonly TimeSpan InquiryPause = TimeSpan.FromMilliseconds(500);

    public async Task RunAsync(Envelope envelope, CarryOutEffects command, IMessageBus bus, CancellationToken cancellation)
    {
        var tenant = await tenants.OfAsync(envelope, cancellation);
        if (await SuspensionPause.PutOffAsync(tenant, command, bus))
            return;
        using var place = work.TryGoOn(tenant.Id);
        if (!place.IsAcquired)
        {
            var now = time.GetUtcNow();
            await work.PutOffAsync(tenant.Id, command.WaitingFrom(now), command.WaitedUntil(now), bus);
            return;
        }
        using var runner = runners.Begin();
        var account = Tenants.AccountOf(tenant) with { Waited = command.WaitedUntil(time.GetUtcNow()) };
        EffectContext context = new(account, runner.Id, bus) { Work = work, Command = command };
        while (await LoadAsync(context, cancellation) is { Known: not null } state
            && await TakeAsync(context, state, EffectPlan.Next(state, options.Value, time.GetUtcNow()), cancellation)) { }
    }

    private Task<Conversation> LoadAsync(EffectContext context, CancellationToken cancellation) => work.StepAsync(
        context.Account.Tenant, () => conversations.LoadAsync(context.Account.Tenant, context.ConversationId, cancellation), cancellation);

    /// <returns>False when nothing is left to do here and now.</returns>
    private async Task<bool> TakeAsync(EffectContext context, Conversation state, EffectStep next, CancellationToken cancellation)
    {
        switch (next)
        {
            case EffectStep.Nothing:
                return false;
            case EffectStep.WaitUntil wait:
                return await WaitAsync(context, wait.At, cancellation);
            case EffectStep.Attempt or EffectStep.Reconcile when await access.PutOffAsync(context.Account.Tenant, context.Command, context.Bus, cancellation):
                return false;
            case EffectStep.Attempt step:
                return await WaitAsync(context, await attempt.MakeAsync(context, state, step.Owed, cancellation), cancellation);
            // Of a claim of its own the runner knows of no outcome: it must not wait for itself.
            case EffectStep.Inquire step when step.Claim.Runner != context.Runner && await runners.IsAliveAsync(step.Claim.Runner, cancellation):
                return await WaitAsync(context, time.GetUtcNow() + InquiryPause, cancellation);
            case EffectStep.Inquire step:
                return await TakeAsync(context, state, EffectPlan.AfterDeath(step.Owed, step.Claim, options.Value), cancellation);
            case EffectStep.Reconcile step:
                return await WaitAsync(context, await reconcile.LookUpAsync(context, state.Known!, step, cancellation), cancellation);
            case EffectStep.Reopen step:
                await context.RecordAsync(step.Owed.Attempts, new EffectFoundAbsent(step.Owed.Effect.Id, time.GetUtcNow()), cancellation);
                return true;
            case EffectStep.GiveUp step:
                await ReconcileEffect.GiveUpAsync(context, step.Owed, step.Reason, cancellation);
                return true;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>A long wait goes back to the bus: durable, and no worker is held for it.</summary>
    private async Task<bool> WaitAsync(EffectContext context, DateTimeOffset? until, CancellationToken cancellation)
    {
        var pause = (until - time.GetUtcNow()) ?? TimeSpan.Zero;
        if (pause > options.Value.LongestWaitInPlace)
        {
            await context.Bus.PublishAsync(context.Command, new DeliveryOptions { TenantId = context.Account.Tenant, ScheduleDelay = pause });
            return false;
        }
        if (pause > TimeSpan.Zero)
            await Task.Delay(pause, time, cancellation);
        return true;
    }
}
