using Byoa.Saas.Alerts;
using Byoa.Saas.Tenancy;

namespace Byoa.Saas.AgentRuntime.Handoff;

/// <summary>A template that the agent in force does not name any more will neither be sent nor refused again.</summary>
internal sealed class TemplateCause(Tenants tenants, Agents agents) : IAlertCause
{
    public IReadOnlyList<string> Kinds { get; } = [AlertKinds.TemplateRefused];

    public async Task<bool> StandsAsync(OpenAlert alert, CancellationToken cancellation) =>
        await tenants.FindAsync(alert.Tenant, cancellation) is { } tenant
        && (await agents.FindInForceAsync(tenant, cancellation))?.Definition.ClosedWindow?.Template == alert.Subject;
}
