using Byoa.Saas.AgentRuntime.Handoff;
using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Wolverine;

namespace Byoa.Saas.AgentRuntime.Turn;

public static class HandOverForBreakerHandler
{
    public static async Task Handle(
        HandOverForBreaker command, Envelope envelope, Tenants tenants, Agents agents, Ids ids, IMessageBus bus, CancellationToken cancellation)
    {
        var tenant = await tenants.FindAsync(envelope.RequiredTenant(), cancellation) ?? throw new InvalidOperationException("A hand-over came for a tenant that does not exist.");
        if (await SuspensionPause.PutOffAsync(tenant, command, bus))
            return;
        var rules = (await agents.InForceAsync(tenant, cancellation)).Definition.Handoff;
        await bus.InvokeForTenantAsync<Outcome>(
            tenant.Id,
            HandoffPlan.Make(command.ConversationId, command.Epoch, ids.New(), command.Reason, rules, $"{command.Reason}: {Told(command.Reason)}", null, tenant.Wati.Generation),
            cancellation);
    }

    /// <summary>What waits may be hundreds of messages: the colleague finds them in the chat, and is told why only.</summary>
    private static string Told(string reason) => reason == Codes.CustomerFlood
        ? "the customer wrote faster than anybody reads, and the agent stopped answering."
        : "the agent was about to give the same answer again, and stopped.";
}
