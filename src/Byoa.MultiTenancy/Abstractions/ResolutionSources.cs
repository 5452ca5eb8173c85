namespace Finbuckle.MultiTenant.Abstractions;

/// <summary>The strategy that gave the identifier.</summary>
public sealed class StrategyInfo
{
    public IMultiTenantStrategy? Strategy { get; init; }
    public Type? StrategyType => Strategy?.GetType();
}

/// <summary>The store that knew the tenant.</summary>
public sealed class StoreInfo<TTenantInfo> where TTenantInfo : ITenantInfo
{
    public IMultiTenantStore<TTenantInfo>? Store { get; init; }
    public Type? StoreType => Store?.GetType();
}
