using Byoa.Saas.Alerts;
using Byoa.Saas.Tenancy;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.AgentRuntime.Model;

/// <summary>A provider that the agent in force does not use is nobody's worry any more, and no call will ever find it well.</summary>
internal sealed class ProviderCause(Tenants tenants, Agents agents, IOptions<ModelOptions> options) : IAlertCause
{
    public IReadOnlyList<string> Kinds { get; } = [AlertKinds.ModelUnavailable];

    public async Task<bool> StandsAsync(OpenAlert alert, CancellationToken cancellation) =>
        await tenants.FindAsync(alert.Tenant, cancellation) is { } tenant
        && await agents.FindInForceAsync(tenant, cancellation) is { } agent
        && ModelTarget.HostsOf(agent.Definition.Model, options.Value).Contains(alert.Subject);
}
