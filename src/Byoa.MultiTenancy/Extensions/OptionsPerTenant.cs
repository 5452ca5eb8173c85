using Finbuckle.MultiTenant.Abstractions;
using Finbuckle.MultiTenant.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Finbuckle.MultiTenant.Extensions;

/// <summary>Options whose values depend on the ambient tenant; without one, only what is configured for all applies.</summary>
public static class OptionsPerTenant
{
    public static IServiceCollection ConfigurePerTenant<TOptions, TTenantInfo>(
        this IServiceCollection services, Action<TOptions, TTenantInfo> configureOptions)
        where TOptions : class where TTenantInfo : ITenantInfo =>
        services.ConfigurePerTenant(Microsoft.Extensions.Options.Options.DefaultName, configureOptions);

    /// <param name="services">The services.</param>
    /// <param name="name">The name of the options; null for every name.</param>
    /// <param name="configureOptions">Runs once per tenant and name, until the entry is cleared.</param>
    public static IServiceCollection ConfigurePerTenant<TOptions, TTenantInfo>(
        this IServiceCollection services, string? name, Action<TOptions, TTenantInfo> configureOptions)
        where TOptions : class where TTenantInfo : ITenantInfo
    {
        services.AddOptions();
        services.TryAddSingleton<IOptionsMonitorCache<TOptions>>(provider =>
            new MultiTenantOptionsCache<TOptions>(provider.GetRequiredService<IMultiTenantContextAccessor>()));
        services.TryAddSingleton<IOptions<TOptions>, MultiTenantOptionsManager<TOptions>>();
        services.TryAddScoped<IOptionsSnapshot<TOptions>, MultiTenantOptionsManager<TOptions>>();
        return services.AddSingleton<IConfigureOptions<TOptions>>(provider =>
            new ConfigureNamedOptions<TOptions, IMultiTenantContextAccessor<TTenantInfo>>(
                name,
                provider.GetRequiredService<IMultiTenantContextAccessor<TTenantInfo>>(),
                (options, accessor) =>
                {
                    if (accessor.MultiTenantContext.TenantInfo is { } tenant)
                        configureOptions(options, tenant);
                }));
    }
}
