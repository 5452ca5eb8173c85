using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati.Limits;
using FastEndpoints;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Byoa.Saas.Management.Tenants;

/// <param name="Month">The calendar month, by UTC, such as 2026-11.</param>
/// <param name="Calls">All calls to Wati so far, by our count; a few seconds behind.</param>
/// <param name="CallsByClass">The same by class of calls.</param>
/// <param name="Quota">The plan's calls per month; null when the tenant did not tell.</param>
/// <param name="Share">Calls by quota: 1 is all of it.</param>
internal sealed record UsageView(string Month, long Calls, IReadOnlyDictionary<string, long> CallsByClass, long? Quota, double? Share)
{
    public static UsageView Of(DateOnly month, IReadOnlyDictionary<string, long> calls, long? quota)
    {
        var all = calls.Values.Sum();
        return new(month.Name(), all, calls, quota, quota is { } most ? Math.Round((double)all / most, 4) : null);
    }
}

internal sealed class ReadUsageEndpoint(WatiUsage usage, TimeProvider time) : EndpointWithoutRequest<Ok<UsageView>>
{
    public override void Configure()
    {
        Get(ManagementApi.OneTenant + "/usage");
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags(ManagementApi.TenantsTag).WithSummary("Shows how many calls to Wati the tenant's agent has made this month."));
    }

    public override async Task<Ok<UsageView>> ExecuteAsync(CancellationToken ct)
    {
        var tenant = HttpContext.GetTenantInfo<Tenant>()!;
        var month = WatiMonth.Of(time.GetUtcNow());
        return TypedResults.Ok(UsageView.Of(month, await usage.ReadAsync(tenant.Id, month, ct), tenant.Wati.Limits.MonthlyCalls));
    }
}
