using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati;
using Wolverine;

namespace Byoa.Saas.AgentRuntime.Turn;

/// <summary>What every step of one turn works with.</summary>
public sealed record TurnContext(Tenant Tenant, WatiAccount Account, AgentDefinition Agent, string ConversationId, string TurnId, string Runner, IMessageBus Bus)
{
    public required TenantWork Work { get; init; }

    /// <summary>Each step's result is a small command of its own: recorded at once, never lost with the turn.</summary>
    public Task<Outcome> RecordAsync(ITurnEvent fact, CancellationToken cancellation) =>
        SendAsync(new RecordTurnFact(ConversationId, fact), cancellation);

    public Task<Outcome> SendAsync(object command, CancellationToken cancellation) =>
        Work.StepAsync(Tenant.Id, () => Bus.InvokeForTenantAsync<Outcome>(Tenant.Id, command, cancellation), cancellation);
}
