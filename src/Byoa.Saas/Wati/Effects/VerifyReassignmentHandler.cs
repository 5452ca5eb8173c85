using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati.Access;
using Wolverine;

namespace Byoa.Saas.Wati.Effects;

/// <summary>Asks Wati's history who has the chat, and settles the question with what it says.</summary>
public static class VerifyReassignmentHandler
{
    public static async Task Handle(
        VerifyReassignment command, Envelope envelope, Tenants tenants, ConversationReader conversations, AccessPause access, HistoryLooks history, IMessageBus bus,
        CancellationToken cancellation)
    {
        var tenant = await tenants.OfAsync(envelope, cancellation);
        if (await conversations.LoadAsync(tenant.Id, command.ConversationId, cancellation) is not Conversation.WithHuman { Questioned: true } held
            || held.Thread.Epoch != command.Epoch || held.Questions != command.Question || await SuspensionPause.PutOffAsync(tenant, command, access, bus, cancellation))
            return;
        var look = await history.LookBackAsync(Tenants.AccountOf(tenant), held.Thread.Target(command.ConversationId), command.ConversationId, held.Since, bus, cancellation);
        if (HistoryTries.Again(look, command.Tries) is { } again)
        {
            await HistoryTries.PublishAsync(bus, tenant.Id, command with { Tries = again.Tries }, again.Wait);
            return;
        }
        var evidence = look is HistoryLook.Read read && AssignmentEvidence.Tells(read, held.Since)
            ? AssignmentEvidence.OfReassignment(read.NewestFirst, held, tenant.Wati.OperatorEmail, read.ReachesBackTo)
            : ReassignmentEvidence.Unreadable;
        await bus.InvokeForTenantAsync<Outcome>(tenant.Id, new SettleReassignment(command.ConversationId, command.Epoch, evidence)
        {
            Question = command.Question,
            AssignedAt = look is HistoryLook.Read { NewestFirst: var seen } ? AssignmentEvidence.LatestAt(seen) : null,
        }, cancellation);
    }
}
