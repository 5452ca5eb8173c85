using Finbuckle.MultiTenant.Abstractions;
using Finbuckle.MultiTenant.AspNetCore.Options;
using Finbuckle.MultiTenant.AspNetCore.Strategies;
using Finbuckle.MultiTenant.Extensions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Finbuckle.MultiTenant.AspNetCore.Extensions;

/// <summary>Strategies that read the request, and what the middleware passes by or ends.</summary>
public static class WebSources
{
    /// <exception cref="NotSupportedException">The ambient route value was asked for, which only the genuine package promotes.</exception>
    public static MultiTenantBuilder<TTenantInfo> WithRouteStrategy<TTenantInfo>(
        this MultiTenantBuilder<TTenantInfo> builder, string tenantParam, bool useTenantAmbientRouteValue)
        where TTenantInfo : ITenantInfo =>
        useTenantAmbientRouteValue
            ? throw new NotSupportedException("Give the tenant among the route values when building a link.")
            : builder.WithStrategy<RouteStrategy>(ServiceLifetime.Singleton, tenantParam);

    public static MultiTenantBuilder<TTenantInfo> WithHeaderStrategy<TTenantInfo>(
        this MultiTenantBuilder<TTenantInfo> builder, string tenantKey) where TTenantInfo : ITenantInfo =>
        builder.WithStrategy<HeaderStrategy>(ServiceLifetime.Singleton, tenantKey);

    public static MultiTenantBuilder<TTenantInfo> WithHttpContextStrategy<TTenantInfo>(
        this MultiTenantBuilder<TTenantInfo> builder, Func<HttpContext, Task<string?>> doStrategy) where TTenantInfo : ITenantInfo =>
        builder.WithDelegateStrategy(context => context is HttpContext request ? doStrategy(request) : Task.FromResult<string?>(null));

    public static MultiTenantBuilder<TTenantInfo> BypassWhen<TTenantInfo>(
        this MultiTenantBuilder<TTenantInfo> builder, Action<BypassWhenOptions> config) where TTenantInfo : ITenantInfo
    {
        builder.Services.Configure(config);
        return builder;
    }

    public static MultiTenantBuilder<TTenantInfo> ShortCircuitWhen<TTenantInfo>(
        this MultiTenantBuilder<TTenantInfo> builder, Action<ShortCircuitWhenOptions> config) where TTenantInfo : ITenantInfo
    {
        builder.Services.Configure(config);
        return builder;
    }

    public static MultiTenantBuilder<TTenantInfo> ShortCircuitWhenTenantNotResolved<TTenantInfo>(
        this MultiTenantBuilder<TTenantInfo> builder) where TTenantInfo : ITenantInfo =>
        builder.ShortCircuitWhen(options => options.Predicate = result => !result.IsResolved);
}
