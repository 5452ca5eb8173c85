using Byoa.Saas.Platform;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using Finbuckle.MultiTenant.AspNetCore.Routing;
using Microsoft.AspNetCore.Authorization;

namespace Byoa.Saas.Tenancy;

/// <summary>
/// Lets a request through only with the tenant its address names, and an agency only to its own. The one place where that is checked.
/// Stands after authentication, so that nobody without a key can try out which tenants exist.
/// </summary>
internal sealed class TenantGate(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        Refusal(context) is { } code ? context.Problem(code).ExecuteAsync(context) : next(context);

    private static string? Refusal(HttpContext context)
    {
        // Anything else than a route is routing's own refusal, such as 405.
        if (context.GetEndpoint() is not RouteEndpoint { Metadata: var about }) return null;
        if (about.GetMetadata<IExcludeFromMultiTenantResolutionMetadata>() is { ExcludeFromResolution: true }) return null;

        var needsKey = about.GetMetadata<IAllowAnonymous>() is null && about.GetMetadata<IAuthorizeData>() is not null;
        var caller = Caller.Of(context.User);
        if (needsKey && caller is null) return null;

        return context.GetTenantInfo<Tenant>() switch
        {
            null when MartenTenantStore.FailedFor(context) => TenancyCodes.StoreUnavailable,
            null => TenancyCodes.TenantUnknown,
            var tenant when needsKey && caller is Caller.Agency agency && agency.Id != tenant.Agency => TenancyCodes.TenantUnknown,
            _ => null,
        };
    }
}
