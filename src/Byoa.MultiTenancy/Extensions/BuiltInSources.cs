using Finbuckle.MultiTenant.Abstractions;
using Finbuckle.MultiTenant.Stores;
using Finbuckle.MultiTenant.Strategies;
using Microsoft.Extensions.DependencyInjection;

namespace Finbuckle.MultiTenant.Extensions;

/// <summary>The strategies and the store that need no web request.</summary>
public static class BuiltInSources
{
    public static MultiTenantBuilder<TTenantInfo> WithInMemoryStore<TTenantInfo>(this MultiTenantBuilder<TTenantInfo> builder)
        where TTenantInfo : ITenantInfo => builder.WithInMemoryStore(_ => { });

    public static MultiTenantBuilder<TTenantInfo> WithInMemoryStore<TTenantInfo>(
        this MultiTenantBuilder<TTenantInfo> builder, Action<InMemoryStoreOptions<TTenantInfo>> config) where TTenantInfo : ITenantInfo
    {
        builder.Services.Configure(config);
        return builder.WithStore<InMemoryStore<TTenantInfo>>(ServiceLifetime.Singleton);
    }

    /// <summary>Asked last: its priority is -1000.</summary>
    public static MultiTenantBuilder<TTenantInfo> WithStaticStrategy<TTenantInfo>(
        this MultiTenantBuilder<TTenantInfo> builder, string identifier) where TTenantInfo : ITenantInfo =>
        builder.WithStrategy<StaticStrategy>(ServiceLifetime.Singleton, identifier);

    public static MultiTenantBuilder<TTenantInfo> WithDelegateStrategy<TTenantInfo>(
        this MultiTenantBuilder<TTenantInfo> builder, Func<object, Task<string?>> doStrategy) where TTenantInfo : ITenantInfo =>
        builder.WithStrategy<DelegateStrategy>(ServiceLifetime.Singleton, doStrategy);
}
