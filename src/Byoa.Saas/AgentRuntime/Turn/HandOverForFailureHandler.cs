using Byoa.Saas.AgentRuntime.Handoff;
using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Wolverine;

namespace Byoa.Saas.AgentRuntime.Turn;

public static class HandOverForFailureHandler
{
    public static async Task Handle(
        HandOverForFailure command, Envelope envelope, Tenants tenants, Agents agents, Ids ids, IMessageBus bus, CancellationToken cancellation)
    {
        var tenant = await tenants.FindAsync(envelope.TenantId!, cancellation) ?? throw new InvalidOperationException("A hand-over came for a tenant that does not exist.");
        var agent = (await agents.InForceAsync(tenant, cancellation)).Definition;
        // What could not be brought to the customer cannot be explained to the customer either: only the colleague is told.
        var rules = agent.Handoff with { CustomerMessage = null };
        await bus.InvokeForTenantAsync<Outcome>(
            tenant.Id,
            HandoffPlan.Make(command.ConversationId, command.Epoch, ids.New(), command.Reason, rules, $"The agent's last reply did not arrive ({command.Reason}).", null, tenant.Wati.Generation),
            cancellation);
    }
}
