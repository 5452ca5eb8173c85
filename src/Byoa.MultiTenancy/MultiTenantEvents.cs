using Finbuckle.MultiTenant.Abstractions;

namespace Finbuckle.MultiTenant;

/// <summary>Runs after each strategy, after each store, and once at the end; each may rewrite the result it is shown.</summary>
public sealed class MultiTenantEvents<TTenantInfo> where TTenantInfo : ITenantInfo
{
    public Func<StrategyResolveCompletedContext, Task> OnStrategyResolveCompleted { get; set; } = _ => Task.CompletedTask;
    public Func<StoreResolveCompletedContext<TTenantInfo>, Task> OnStoreResolveCompleted { get; set; } = _ => Task.CompletedTask;
    public Func<TenantResolveCompletedContext<TTenantInfo>, Task> OnTenantResolveCompleted { get; set; } = _ => Task.CompletedTask;
}

/// <summary>What one strategy answered.</summary>
public sealed class StrategyResolveCompletedContext
{
    public object? Context { get; set; }
    public required IMultiTenantStrategy Strategy { get; init; }
    public string? Identifier { get; set; }
    public bool IdentifierFound => Identifier is not null;
}

/// <summary>What one store answered for an identifier.</summary>
public sealed class StoreResolveCompletedContext<TTenantInfo> where TTenantInfo : ITenantInfo
{
    public object? Context { get; set; }
    public required IMultiTenantStrategy Strategy { get; init; }
    public required IMultiTenantStore<TTenantInfo> Store { get; init; }
    public required string Identifier { get; init; }
    public TTenantInfo? TenantInfo { get; set; }
    public bool TenantFound => TenantInfo is not null;
}

/// <summary>What the whole resolution came to, resolved or not.</summary>
public sealed record TenantResolveCompletedContext<TTenantInfo> where TTenantInfo : ITenantInfo
{
    public required object Context { get; init; }
    public required MultiTenantContext<TTenantInfo> MultiTenantContext { get; set; }
    public bool IsResolved => MultiTenantContext.IsResolved;
}
