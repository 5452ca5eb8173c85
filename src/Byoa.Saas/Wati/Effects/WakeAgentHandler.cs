using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Wolverine;

namespace Byoa.Saas.Wati.Effects;

/// <summary>A pause's time has come: unless Wati's history shows that a person was given the chat meanwhile, the agent goes on.</summary>
public static class WakeAgentHandler
{
    private const int HistoryPage = 30;
    private const int MostTries = 5;

    public static async Task Handle(
        WakeAgent command, Envelope envelope, Tenants tenants, ConversationReader conversations, IWatiClients wati, IMessageBus bus, TimeProvider time, CancellationToken cancellation)
    {
        var tenant = await tenants.FindAsync(envelope.TenantId!, cancellation) ?? throw new InvalidOperationException("A pause ended for a tenant that does not exist.");
        if (await SuspensionPause.PutOffAsync(tenant, command, bus)
            || await conversations.LoadAsync(tenant.Id, command.ConversationId, cancellation) is not Conversation.WithHuman held
            || held.Thread.Epoch != command.Epoch || held.Until != command.Until)
            return;
        // The clock of the replica that scheduled it may be ahead of ours.
        if (command.Until - time.GetUtcNow() is var early && early > TimeSpan.Zero)
        {
            await PutOffAsync(command, early);
            return;
        }
        var answer = await wati.For(Tenants.AccountOf(tenant)).GetMessagesAsync(held.Thread.Target(command.ConversationId), 1, HistoryPage, cancellation);
        if (answer is not WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Accepted && command.Tries < MostTries)
        {
            await PutOffAsync(command with { Tries = command.Tries + 1 }, TimeSpan.FromSeconds(Math.Pow(2, command.Tries)));
            return;
        }
        var person = answer is WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Accepted { Value: var history }
            ? AssignmentEvidence.OfPersonAfterPause(history, held, tenant.Wati.OperatorEmail)
            : null;
        await bus.InvokeForTenantAsync<Outcome>(tenant.Id, new EndPause(command.ConversationId, command.Epoch, command.Until, person), cancellation);

        ValueTask PutOffAsync(WakeAgent again, TimeSpan delay) =>
            bus.PublishAsync(again, new DeliveryOptions { TenantId = tenant.Id, ScheduleDelay = delay });
    }
}
