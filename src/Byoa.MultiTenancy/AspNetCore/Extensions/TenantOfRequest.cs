using Finbuckle.MultiTenant.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Finbuckle.MultiTenant.AspNetCore.Extensions;

/// <summary>The tenant as kept with the request, which outlives the ambient context on the way back up the pipeline.</summary>
public static class TenantOfRequest
{
    private static readonly object Key = new();

    /// <returns>Never null; unresolved where no tenant was asked for or found.</returns>
    public static IMultiTenantContext<TTenantInfo> GetMultiTenantContext<TTenantInfo>(this HttpContext httpContext)
        where TTenantInfo : ITenantInfo =>
        httpContext.Items[Key] as IMultiTenantContext<TTenantInfo> ?? new MultiTenantContext<TTenantInfo>(default);

    public static TTenantInfo? GetTenantInfo<TTenantInfo>(this HttpContext httpContext) where TTenantInfo : ITenantInfo =>
        httpContext.GetMultiTenantContext<TTenantInfo>().TenantInfo;

    /// <param name="httpContext">The request.</param>
    /// <param name="tenantInfo">The tenant from here on.</param>
    /// <param name="resetServiceProviderScope">Whether the request's scoped services start anew, for the tenant set.</param>
    public static void SetTenantInfo<TTenantInfo>(this HttpContext httpContext, TTenantInfo tenantInfo, bool resetServiceProviderScope)
        where TTenantInfo : ITenantInfo
    {
        var result = new MultiTenantContext<TTenantInfo>(tenantInfo);
        httpContext.RequestServices.GetRequiredService<IMultiTenantContextSetter>().MultiTenantContext = result;
        httpContext.Remember(result);
        if (!resetServiceProviderScope)
            return;

        var scope = httpContext.RequestServices.CreateAsyncScope();
        httpContext.Response.RegisterForDisposeAsync(scope);
        httpContext.RequestServices = scope.ServiceProvider;
    }

    internal static void Remember(this HttpContext httpContext, IMultiTenantContext result) => httpContext.Items[Key] = result;
}
