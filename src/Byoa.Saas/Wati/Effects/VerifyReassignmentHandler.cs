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
        VerifyReassignment command, Envelope envelope, Tenants tenants, ConversationReader conversations, AccessPause access, HistoryLooks history, TenantWork work,
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
        if (await work.StepAsync(tenant.Id, () => conversations.LoadAsync(tenant.Id, command.ConversationId, cancellation), cancellation) is not Conversation.WithHuman { Questioned: true } held
            || held.Thread.Epoch != command.Epoch || held.Questions != command.Question || await SuspensionPause.PutOffAsync(tenant, command, access, bus, cancellation))
            return;
        var account = Tenants.AccountOf(tenant) with { GivesWay = true, Waited = waited };
        var look = await history.LookBackAsync(account, held.Thread.Target(command.ConversationId), command.ConversationId, held.Since, bus, cancellation);
        if (line.Again(look, command.Tries, waited) is { } again)
        {
            var next = waiting with { Tries = again.Tries, WaitsSince = again.WaitsOn ? waiting.WaitsSince : null };
            await bus.PublishAsync(next, new DeliveryOptions { TenantId = tenant.Id, ScheduleDelay = again.Wait });
            return;
        }
        var evidence = look is HistoryLook.Read read && AssignmentEvidence.Tells(read, held.Since)
            ? AssignmentEvidence.OfReassignment(read.NewestFirst, held, tenant.Wati.OperatorEmail, read.ReachesBackTo)
            : ReassignmentEvidence.Unreadable;
        SettleReassignment settle = new(command.ConversationId, command.Epoch, evidence)
        {
            Question = command.Question,
            AssignedAt = look is HistoryLook.Read { NewestFirst: var seen } ? AssignmentEvidence.LatestAt(seen) : null,
        };
        await work.StepAsync(tenant.Id, () => bus.InvokeForTenantAsync<Outcome>(tenant.Id, settle, cancellation), cancellation);
    }
}
