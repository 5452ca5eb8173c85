namespace Finbuckle.MultiTenant.Abstractions;

/// <summary>Asks the strategies who is meant and the stores whether such a tenant exists.</summary>
public interface ITenantResolver
{
    IEnumerable<IMultiTenantStrategy> Strategies { get; set; }

    /// <exception cref="MultiTenantException">A strategy threw.</exception>
    Task<IMultiTenantContext> ResolveAsync(object context);
}

/// <inheritdoc/>
public interface ITenantResolver<TTenantInfo> : ITenantResolver where TTenantInfo : ITenantInfo
{
    IEnumerable<IMultiTenantStore<TTenantInfo>> Stores { get; set; }

    /// <inheritdoc cref="ITenantResolver.ResolveAsync"/>
    new Task<IMultiTenantContext<TTenantInfo>> ResolveAsync(object context);
}
