using Finbuckle.MultiTenant.AspNetCore.Routing;
using Microsoft.AspNetCore.Builder;

namespace Finbuckle.MultiTenant.AspNetCore.Extensions;

/// <summary>Places tenant resolution in the pipeline, and takes endpoints out of it.</summary>
public static class TenancyPipeline
{
    public static IApplicationBuilder UseMultiTenant(this IApplicationBuilder builder) => builder.UseMiddleware<MultiTenantMiddleware>();

    public static RouteHandlerBuilder ExcludeFromMultiTenantResolution(this RouteHandlerBuilder builder) =>
        builder.WithMetadata(new ExcludeFromMultiTenantResolutionAttribute());

    public static IEndpointConventionBuilder ExcludeFromMultiTenantResolution(this IEndpointConventionBuilder builder) =>
        builder.WithMetadata(new ExcludeFromMultiTenantResolutionAttribute());
}
