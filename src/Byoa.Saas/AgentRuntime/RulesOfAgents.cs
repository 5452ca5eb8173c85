using Byoa.Saas.Conversations;
using Byoa.Saas.Tenancy;

namespace Byoa.Saas.AgentRuntime;

/// <summary>Tells the conversations' decisions what the agent in force says to them.</summary>
public sealed class RulesOfAgents(Tenants tenants, Agents agents) : IAgentRules
{
    public async ValueTask<AgentRules> OfAsync(string tenantId, CancellationToken cancellation)
    {
        // What a customer wrote is recorded even where no agent can answer it.
        if (await tenants.FindAsync(tenantId, cancellation) is not { } tenant
            || await agents.FindInForceAsync(tenant, cancellation) is not { Definition: var agent })
            return AgentRules.None;
        return new AgentRules(
            new Rate(agent.Breakers.CustomerMessages, TimeSpan.FromSeconds(agent.Breakers.CustomerSeconds)), TimeSpan.FromMinutes(agent.PauseAfterColleagueMinutes));
    }
}
