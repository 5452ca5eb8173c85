using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using FastEndpoints;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Byoa.Saas.Management.Tenants;

internal sealed class ResumeTenantEndpoint(PlatformCommands commands) : EndpointWithoutRequest<Results<NoContent, ProblemHttpResult>>
{
    public override void Configure()
    {
        Post(ManagementApi.OneTenant + "/resume");
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags(ManagementApi.TenantsTag).WithSummary("Lets a suspended agent answer again; resuming twice changes nothing."));
    }

    public override async Task<Results<NoContent, ProblemHttpResult>> ExecuteAsync(CancellationToken ct)
    {
        var tenant = HttpContext.GetTenantInfo<Tenant>()!;
        var outcome = await commands.InvokeAsync(Caller.Of(User)!, tenant.Id, new ResumeTenant(tenant.Id), ct);
        return outcome.Result == OutcomeResult.Refused ? HttpContext.Problem(outcome) : TypedResults.NoContent();
    }
}

/// <summary>The tenant's agent answers again.</summary>
public sealed record ResumeTenant(string TenantId);

public static class ResumeTenantHandler
{
    public static async Task<Outcome> HandleAsync(ResumeTenant command, IDocumentSession session, CancellationToken cancellation) =>
        (await session.ChangeAsync(command.TenantId, TenantLifeCycle.Resume, cancellation)).Outcome;
}
