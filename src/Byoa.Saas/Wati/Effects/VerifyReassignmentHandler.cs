using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Wolverine;

namespace Byoa.Saas.Wati.Effects;

/// <summary>Asks Wati's history who has the chat, and settles the question with what it says.</summary>
public static class VerifyReassignmentHandler
{
    private const int HistoryPage = 30;

    public static async Task Handle(
        VerifyReassignment command, Envelope envelope, Tenants tenants, ConversationReader conversations, IWatiClients wati, IMessageBus bus, CancellationToken cancellation)
    {
        var tenant = await tenants.FindAsync(envelope.TenantId!, cancellation) ?? throw new InvalidOperationException("A reassignment came for a tenant that does not exist.");
        if (await conversations.LoadAsync(tenant.Id, command.ConversationId, cancellation) is not Conversation.WithHuman { Questioned: true } held)
            return;
        var answer = await wati.For(Tenants.AccountOf(tenant)).GetMessagesAsync(held.Thread.Target(command.ConversationId), 1, HistoryPage, cancellation);
        var evidence = answer is WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Accepted { Value: var history }
            ? AssignmentEvidence.OfReassignment(history, held, tenant.Wati.OperatorEmail)
            : ReassignmentEvidence.Inconclusive;
        await bus.InvokeForTenantAsync<Outcome>(tenant.Id, new SettleReassignment(command.ConversationId, command.Epoch, evidence), cancellation);
    }
}
