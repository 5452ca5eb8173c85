using Finbuckle.MultiTenant.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace Finbuckle.MultiTenant;

/// <summary>Registers strategies and stores; among equals the order of registration is the order of asking.</summary>
public sealed class MultiTenantBuilder<TTenantInfo>(IServiceCollection services) where TTenantInfo : ITenantInfo
{
    public IServiceCollection Services { get; set; } = services;

    /// <param name="lifetime">Of the strategy.</param>
    /// <param name="parameters">Constructor arguments the container cannot give.</param>
    public MultiTenantBuilder<TTenantInfo> WithStrategy<TStrategy>(ServiceLifetime lifetime, params object[] parameters)
        where TStrategy : class, IMultiTenantStrategy =>
        WithStrategy(lifetime, provider => ActivatorUtilities.CreateInstance<TStrategy>(provider, parameters));

    public MultiTenantBuilder<TTenantInfo> WithStrategy<TStrategy>(ServiceLifetime lifetime, Func<IServiceProvider, TStrategy> factory)
        where TStrategy : class, IMultiTenantStrategy
    {
        Services.Add(ServiceDescriptor.Describe(typeof(IMultiTenantStrategy), factory, lifetime));
        return this;
    }

    /// <inheritdoc cref="WithStrategy{TStrategy}(ServiceLifetime, object[])"/>
    public MultiTenantBuilder<TTenantInfo> WithStore<TStore>(ServiceLifetime lifetime, params object[] parameters)
        where TStore : class, IMultiTenantStore<TTenantInfo> =>
        WithStore(lifetime, provider => ActivatorUtilities.CreateInstance<TStore>(provider, parameters));

    public MultiTenantBuilder<TTenantInfo> WithStore<TStore>(ServiceLifetime lifetime, Func<IServiceProvider, TStore> factory)
        where TStore : class, IMultiTenantStore<TTenantInfo>
    {
        Services.Add(ServiceDescriptor.Describe(typeof(IMultiTenantStore<TTenantInfo>), factory, lifetime));
        return this;
    }
}
