using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using FastEndpoints;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Byoa.Saas.Management.Tenants;

internal sealed class ReadAgentEndpoint(Agents agents) : EndpointWithoutRequest<Ok<AgentView>>
{
    public override void Configure()
    {
        Get(ManagementApi.OneTenant + "/agent");
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags(ManagementApi.TenantsTag).WithSummary("Shows the agent version in force. Keys are never shown."));
    }

    public override async Task<Ok<AgentView>> ExecuteAsync(CancellationToken ct)
    {
        var record = await agents.InForceAsync(HttpContext.GetTenantInfo<Tenant>()!, ct);
        return TypedResults.Ok(new AgentView(record.Version, record.CreatedAt, record.Definition));
    }
}

/// <param name="Version">Counts up with each change.</param>
/// <param name="CreatedAt">When it came into force.</param>
/// <param name="Definition">Everything that decides how it answers.</param>
internal sealed record AgentView(int Version, DateTimeOffset CreatedAt, AgentDefinition Definition);
