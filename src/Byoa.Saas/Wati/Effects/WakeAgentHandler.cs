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
        WakeAgent command, Envelope envelope, Tenants tenants, ConversationReader conversations, AccessPause access, HistoryLooks history, IMessageBus bus, TimeProvider time,
        CancellationToken cancellation)
    {
        var tenant = await tenants.OfAsync(envelope, cancellation);
        if (await conversations.LoadAsync(tenant.Id, command.ConversationId, cancellation) is not Conversation.WithHuman held
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
        var look = await history.LookBackAsync(Tenants.AccountOf(tenant), held.Thread.Target(command.ConversationId), command.ConversationId, held.AssignmentsFrom, bus, cancellation);
        if (HistoryTries.Again(look, command.Tries) is { } again)
        {
            await HistoryTries.PublishAsync(bus, tenant.Id, command with { Tries = again.Tries }, again.Wait);
            return;
        }
        EndPause end = new(command.ConversationId, command.Epoch, command.Until, null) { LookedAt = lookedAt };
        await bus.InvokeForTenantAsync<Outcome>(
            tenant.Id,
            look is HistoryLook.Read read && AssignmentEvidence.Tells(read, held.AssignmentsFrom)
                ? end with { Assignee = AssignmentEvidence.OfPersonAfterPause(read.NewestFirst, held, tenant.Wati.OperatorEmail) }
                : end with { InDoubt = true },
            cancellation);
    }
}
