using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using FastEndpoints;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Byoa.Saas.Management.Tenants;

internal sealed class ListTenantsEndpoint(TenantDirectory directory) : EndpointWithoutRequest<Ok<ListOf<TenantView>>>
{
    public override void Configure()
    {
        Get(ManagementApi.Tenants);
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags(ManagementApi.TenantsTag).WithSummary("Lists the agency's tenants."));
        Options(route => route.ExcludeFromMultiTenantResolution());
    }

    public override async Task<Ok<ListOf<TenantView>>> ExecuteAsync(CancellationToken ct)
    {
        var agency = (Caller.Agency)Caller.Of(User)!;
        var own = (await directory.AllAsync(ct))
            .Where(tenant => tenant.Agency == agency.Id)
            .OrderBy(tenant => tenant.Identifier, StringComparer.Ordinal);
        return TypedResults.Ok(new ListOf<TenantView>([.. own.Select(TenantView.Of)]));
    }
}

internal sealed class ReadTenantEndpoint : EndpointWithoutRequest<Ok<TenantView>>
{
    public override void Configure()
    {
        Get(ManagementApi.OneTenant);
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags(ManagementApi.TenantsTag).WithSummary("Shows one tenant."));
    }

    public override Task<Ok<TenantView>> ExecuteAsync(CancellationToken ct) =>
        Task.FromResult(TypedResults.Ok(TenantView.Of(HttpContext.GetTenantInfo<Tenant>()!)));
}
