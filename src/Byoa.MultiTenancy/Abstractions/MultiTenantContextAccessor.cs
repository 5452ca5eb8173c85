namespace Finbuckle.MultiTenant.Abstractions;

/// <summary>The ambient context of the current flow; unresolved rather than null where there is no tenant.</summary>
public interface IMultiTenantContextAccessor
{
    IMultiTenantContext MultiTenantContext { get; }
}

/// <inheritdoc/>
public interface IMultiTenantContextAccessor<TTenantInfo> : IMultiTenantContextAccessor where TTenantInfo : ITenantInfo
{
    new IMultiTenantContext<TTenantInfo> MultiTenantContext { get; }
}

/// <summary>Sets the ambient context where no request does: consumers, timers, tests.</summary>
public interface IMultiTenantContextSetter
{
    IMultiTenantContext MultiTenantContext { set; }
}

/// <summary>Keeps the ambient context with the asynchronous flow: it reaches what is called and started, never the caller.</summary>
public sealed class AsyncLocalMultiTenantContextAccessor<TTenantInfo>
    : IMultiTenantContextAccessor<TTenantInfo>, IMultiTenantContextSetter where TTenantInfo : ITenantInfo
{
    private static readonly AsyncLocal<IMultiTenantContext<TTenantInfo>?> Current = new();
    private static readonly MultiTenantContext<TTenantInfo> Unresolved = new(default);

    public IMultiTenantContext<TTenantInfo> MultiTenantContext => Current.Value ?? Unresolved;

    IMultiTenantContext IMultiTenantContextAccessor.MultiTenantContext => MultiTenantContext;

    IMultiTenantContext IMultiTenantContextSetter.MultiTenantContext
    {
        set => Current.Value = (IMultiTenantContext<TTenantInfo>)value;
    }
}
