using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using FastEndpoints;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Byoa.Saas.Management.Tenants;

internal sealed class SuspendTenantEndpoint(PlatformCommands commands) : EndpointWithoutRequest<Results<NoContent, ProblemHttpResult>>
{
    public override void Configure()
    {
        Post(ManagementApi.OneTenant + "/suspend");
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags(ManagementApi.TenantsTag).WithSummary("Stops the agent; suspending twice changes nothing."));
    }

    public override async Task<Results<NoContent, ProblemHttpResult>> ExecuteAsync(CancellationToken ct)
    {
        var tenant = HttpContext.GetTenantInfo<Tenant>()!;
        var outcome = await commands.InvokeAsync(Caller.Of(User)!, tenant.Id, new SuspendTenant(tenant.Id), ct);
        return outcome.Result == OutcomeResult.Refused ? HttpContext.Problem(outcome) : TypedResults.NoContent();
    }
}

/// <summary>The tenant's agent stops until the tenant is resumed.</summary>
public sealed record SuspendTenant(string TenantId);

public static class SuspendTenantHandler
{
    public static async Task<Outcome> HandleAsync(SuspendTenant command, IDocumentSession session, CancellationToken cancellation) =>
        (await session.ChangeAsync(command.TenantId, TenantLifeCycle.Suspend, cancellation)).Outcome;
}
