using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati.Access;
using Wolverine;

namespace Byoa.Saas.Wati.Effects;

/// <summary>A pause's time has come: unless Wati's history shows that a person was given the chat meanwhile, the agent goes on. Without history it does not.</summary>
public static class WakeAgentHandler
{
    public static async Task Handle(
        WakeAgent command, Envelope envelope, Tenants tenants, ConversationReader conversations, AccessPause access, HistoryLooks history, TenantWork work,
        WaitingLine line, IMessageBus bus, TimeProvider time, CancellationToken cancellation)
    {
        var tenant = await tenants.OfAsync(envelope, cancellation);
        var (waiting, waited) = (command.WaitingFrom(time.GetUtcNow()), command.WaitedUntil(time.GetUtcNow()));
        using var place = work.TryBegin(tenant.Id);
        if (!place.IsAcquired)
        {
            await work.PutOffAsync(tenant.Id, waiting, waited, bus);
            return;
        }
        if (await work.StepAsync(tenant.Id, () => conversations.LoadAsync(tenant.Id, command.ConversationId, cancellation), cancellation) is not Conversation.WithHuman held
            || held.Thread.Epoch != command.Epoch || held.Until != command.Until)
            return;
        // The clock of the replica that scheduled it may be ahead of ours.
        if (command.Until - time.GetUtcNow() is var early && early > TimeSpan.Zero)
        {
            await bus.PublishAsync(command, new DeliveryOptions { TenantId = tenant.Id, ScheduleDelay = early });
            return;
        }
        if (await SuspensionPause.PutOffAsync(tenant, command, access, bus, cancellation))
            return;
        var lookedAt = time.GetUtcNow();
        var account = Tenants.AccountOf(tenant) with { GivesWay = true, Waited = waited };
        var look = await history.LookBackAsync(account, held.Thread.Target(command.ConversationId), command.ConversationId, held.AssignmentsFrom, bus, cancellation);
        if (line.Again(look, command.Tries, waited) is { } again)
        {
            var next = waiting with { Tries = again.Tries, WaitsSince = again.WaitsOn ? waiting.WaitsSince : null };
            await bus.PublishAsync(next, new DeliveryOptions { TenantId = tenant.Id, ScheduleDelay = again.Wait });
            return;
        }
        EndPause end = new(command.ConversationId, command.Epoch, command.Until, null) { LookedAt = lookedAt };
        end = look is HistoryLook.Read read && AssignmentEvidence.Tells(read, held.AssignmentsFrom)
            ? end with { Assignee = AssignmentEvidence.OfPersonAfterPause(read.NewestFirst, held, tenant.Wati.OperatorEmail) }
            : end with { InDoubt = true };
        await work.StepAsync(tenant.Id, () => bus.InvokeForTenantAsync<Outcome>(tenant.Id, end, cancellation), cancellation);
    }
}
