using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Handoff;
using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati.Access;
using Wolverine;

namespace Byoa.Saas.AgentRuntime.Turn;

public static class RecoverUndeliveredHandler
{
    public static Task Handle(RecoverUndelivered command, Envelope envelope, RecoverUndeliveredReply recovery, IMessageBus bus, CancellationToken cancellation) =>
        recovery.RecoverAsync(envelope.RequiredTenant(), command, bus, cancellation);
}

/// <summary>Decides between the tenant's template and a person, once a message of ours did not arrive.</summary>
public sealed class RecoverUndeliveredReply(Tenants tenants, Agents agents, AccessPause access, ComposeTemplate compose, Ids ids)
{
    public async Task RecoverAsync(string tenantId, RecoverUndelivered command, IMessageBus bus, CancellationToken cancellation)
    {
        var tenant = await tenants.FindAsync(tenantId, cancellation) ?? throw new InvalidOperationException("A recovery came for a tenant that does not exist.");
        if (await SuspensionPause.PutOffAsync(tenant, command, access, bus, cancellation))
            return;
        var agent = (await agents.InForceAsync(tenant, cancellation)).Definition;
        var reason = command.Reason;
        if (reason == Codes.WindowClosed && agent.ClosedWindow is { } choice)
        {
            var outcome = await ReplaceAsync(tenant, choice, command, bus, cancellation);
            // A template that stands for this reply already is as good as a new one.
            if (outcome is { IsAccepted: true } or { Code: Codes.Duplicate })
                return;
            reason = outcome is null ? Codes.TemplateIncomplete : reason;
        }
        // What could not be brought to the customer cannot be explained to the customer either: only the colleague is told.
        var rules = agent.Handoff with { CustomerMessage = null };
        await bus.InvokeForTenantAsync<Outcome>(
            tenant.Id,
            HandoffPlan.Make(command.ConversationId, command.Epoch, ids.New(), reason, rules, $"The agent's last reply did not arrive ({reason}).", null, tenant.Wati.Generation),
            cancellation);
    }

    /// <returns>Null when the template cannot be filled.</returns>
    private async Task<Outcome?> ReplaceAsync(Tenant tenant, TemplateChoice choice, RecoverUndelivered command, IMessageBus bus, CancellationToken cancellation)
    {
        var replyId = ids.New();
        return await compose.MakeAsync(tenant, choice, command.ConversationId, replyId, cancellation) is { } template
            ? await bus.InvokeForTenantAsync<Outcome>(
                tenant.Id, new ReplaceByTemplate(command.ConversationId, command.Epoch, command.LostAt, replyId, template), cancellation)
            : null;
    }
}
