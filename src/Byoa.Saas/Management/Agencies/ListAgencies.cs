using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using FastEndpoints;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Byoa.Saas.Management.Agencies;

internal sealed record AgencyView(string Id, string Name, DateTimeOffset CreatedAt);

internal sealed class ListAgenciesEndpoint(IDocumentStore store) : EndpointWithoutRequest<Ok<ListOf<AgencyView>>>
{
    public override void Configure()
    {
        Get(ManagementApi.Agencies);
        Policies(CallerPolicies.Platform);
        Description(route => route.WithTags(ManagementApi.AgenciesTag).WithSummary("Lists the agencies."));
        Options(route => route.ExcludeFromMultiTenantResolution());
    }

    public override async Task<Ok<ListOf<AgencyView>>> ExecuteAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession(PlatformPartition.Id);
        var agencies = await session.Query<Agency>().OrderBy(agency => agency.Name).ToListAsync(ct);
        return TypedResults.Ok(new ListOf<AgencyView>([.. agencies.Select(agency => new AgencyView(agency.Id, agency.Name, agency.CreatedAt))]));
    }
}
