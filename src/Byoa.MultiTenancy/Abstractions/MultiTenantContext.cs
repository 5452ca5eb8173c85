namespace Finbuckle.MultiTenant.Abstractions;

/// <summary>What a resolution found, whatever the tenant type.</summary>
public interface IMultiTenantContext
{
    ITenantInfo? TenantInfo { get; init; }
    StrategyInfo? StrategyInfo { get; init; }
    bool IsResolved { get; }
}

/// <summary>What a resolution found: the tenant, and which strategy and store led to it.</summary>
public interface IMultiTenantContext<TTenantInfo> : IMultiTenantContext where TTenantInfo : ITenantInfo
{
    new TTenantInfo? TenantInfo { get; }
    StoreInfo<TTenantInfo>? StoreInfo { get; }
}

/// <inheritdoc cref="IMultiTenantContext{TTenantInfo}"/>
public sealed class MultiTenantContext<TTenantInfo>(
    TTenantInfo? tenantInfo, StrategyInfo? strategyInfo, StoreInfo<TTenantInfo>? storeInfo)
    : IMultiTenantContext<TTenantInfo> where TTenantInfo : ITenantInfo
{
    public MultiTenantContext(TTenantInfo? tenantInfo) : this(tenantInfo, null, null) { }

    public TTenantInfo? TenantInfo { get; init; } = tenantInfo;
    public StrategyInfo? StrategyInfo { get; init; } = strategyInfo;
    public StoreInfo<TTenantInfo>? StoreInfo { get; init; } = storeInfo;
    public bool IsResolved => TenantInfo is not null;

    ITenantInfo? IMultiTenantContext.TenantInfo
    {
        get => TenantInfo;
        init => TenantInfo = (TTenantInfo?)value;
    }
}
