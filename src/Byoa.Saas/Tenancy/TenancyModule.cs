using Byoa.Saas.Platform;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using Finbuckle.MultiTenant.Extensions;
using Marten;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Byoa.Saas.Tenancy;

/// <summary>Registers the room and places it in the pipeline.</summary>
public static class TenancyModule
{
    /// <summary>The route parameter that holds a tenant's identifier.</summary>
    public const string RouteParameter = "tenant";

    public static IServiceCollection AddTenancy(this IServiceCollection services)
    {
        services.AddOptions<WorkOptions>().BindConfiguration(WorkOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton<TenantWork>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.TryAddSingleton<LoadTenants>(provider => new MartenTenants(provider.GetRequiredService<IDocumentStore>()).LoadAsync);
        services.TryAddSingleton<TenantDirectory>();
        services.TryAddSingleton(provider => new Tenants(provider.GetRequiredService<TenantDirectory>()));
        services.TryAddSingleton<Agents>();
        services.AddMultiTenant<Tenant>()
            .WithRouteStrategy(RouteParameter, false)
            .WithStore<MartenTenantStore>(ServiceLifetime.Singleton);
        services.Configure<ProblemOptions>(options => options.Causes[typeof(TenantStoreUnavailableException)] = TenancyCodes.StoreUnavailable);
        services.ConfigureMarten(TenancyStorage.Configure);
        return services;
    }

    /// <summary>
    /// Finds the tenant, then the caller, then judges both. Nothing may call <c>UseRouting</c> after it: the route would name no tenant.
    /// Endpoints outside of tenants say <c>ExcludeFromMultiTenantResolution()</c>; any other without a tenant is answered 404.
    /// </summary>
    public static IApplicationBuilder UseTenancy(this IApplicationBuilder app)
    {
        app.UseMultiTenant();
        app.UseAuthentication();
        app.UseMiddleware<TenantGate>();
        app.UseAuthorization();
        return app;
    }
}
