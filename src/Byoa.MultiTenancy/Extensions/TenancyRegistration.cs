using Finbuckle.MultiTenant.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Finbuckle.MultiTenant.Extensions;

/// <summary>Registers tenancy for one tenant type.</summary>
public static class TenancyRegistration
{
    public static MultiTenantBuilder<TTenantInfo> AddMultiTenant<TTenantInfo>(this IServiceCollection services)
        where TTenantInfo : ITenantInfo => services.AddMultiTenant<TTenantInfo>(_ => { });

    public static MultiTenantBuilder<TTenantInfo> AddMultiTenant<TTenantInfo>(
        this IServiceCollection services, Action<MultiTenantOptions<TTenantInfo>> config) where TTenantInfo : ITenantInfo
    {
        services.AddLogging().Configure<MultiTenantOptions<TTenantInfo>>(options => options.TenantInfoType = typeof(TTenantInfo));
        services.Configure(config);
        services.TryAddScoped<ITenantResolver<TTenantInfo>, TenantResolver<TTenantInfo>>();
        services.TryAddScoped<ITenantResolver>(provider => provider.GetRequiredService<ITenantResolver<TTenantInfo>>());

        var accessor = new AsyncLocalMultiTenantContextAccessor<TTenantInfo>();
        services.TryAddSingleton<IMultiTenantContextAccessor<TTenantInfo>>(accessor);
        services.TryAddSingleton<IMultiTenantContextAccessor>(accessor);
        services.TryAddSingleton<IMultiTenantContextSetter>(accessor);
        return new(services);
    }
}
