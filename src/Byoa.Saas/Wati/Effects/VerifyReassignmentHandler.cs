using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati.Access;
using Wolverine;

namespace Byoa.Saas.Wati.Effects;

/// <summary>Asks Wati's history who has the chat, and settles the question with what it says.</summary>
public static class VerifyReassignmentHandler
{
    private const int HistoryPage = 30;
    private const int MostTries = 5;

    public static async Task Handle(
        VerifyReassignment command, Envelope envelope, Tenants tenants, ConversationReader conversations, AccessPause access, IWatiClients wati, IMessageBus bus, CancellationToken cancellation)
    {
        var tenant = await tenants.FindAsync(envelope.TenantId!, cancellation) ?? throw new InvalidOperationException("A reassignment came for a tenant that does not exist.");
        if (await conversations.LoadAsync(tenant.Id, command.ConversationId, cancellation) is not Conversation.WithHuman { Questioned: true } held)
            return;
        if (await access.PutOffAsync(tenant.Id, command, bus, cancellation))
            return;
        var answer = await wati.For(Tenants.AccountOf(tenant)).GetMessagesAsync(held.Thread.Target(command.ConversationId), 1, HistoryPage, cancellation);
        if (answer is not WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Accepted && command.Tries < MostTries)
        {
            // An unreadable history says nothing: settled upon it, the agent would talk over a person, or leave a customer waiting.
            await bus.PublishAsync(command with { Tries = command.Tries + 1 }, new DeliveryOptions { TenantId = tenant.Id, ScheduleDelay = TimeSpan.FromSeconds(Math.Pow(2, command.Tries)) });
            return;
        }
        var evidence = answer is WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Accepted { Value: var history }
            ? AssignmentEvidence.OfReassignment(history, held, tenant.Wati.OperatorEmail)
            : ReassignmentEvidence.Inconclusive;
        await bus.InvokeForTenantAsync<Outcome>(tenant.Id, new SettleReassignment(command.ConversationId, command.Epoch, evidence), cancellation);
    }
}
