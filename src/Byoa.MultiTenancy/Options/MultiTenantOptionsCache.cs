using System.Collections.Concurrent;
using Finbuckle.MultiTenant.Abstractions;
using Microsoft.Extensions.Options;

namespace Finbuckle.MultiTenant.Options;

/// <summary>One entry per tenant id and options name, and one for no tenant. Clear a tenant's when it changes or goes.</summary>
public sealed class MultiTenantOptionsCache<TOptions> : IOptionsMonitorCache<TOptions> where TOptions : class
{
    private readonly ConcurrentDictionary<string, OptionsCache<TOptions>> tenants = new(StringComparer.Ordinal);
    private readonly IMultiTenantContextAccessor accessor;

    internal MultiTenantOptionsCache(IMultiTenantContextAccessor accessor) => this.accessor = accessor;

    private OptionsCache<TOptions> Current => tenants.GetOrAdd(Key(CurrentTenant), _ => new());

    private string? CurrentTenant => accessor.MultiTenantContext.TenantInfo?.Id;

    public TOptions GetOrAdd(string? name, Func<TOptions> createOptions) => Current.GetOrAdd(name, createOptions);

    public bool TryAdd(string? name, TOptions options) => Current.TryAdd(name, options);

    public bool TryRemove(string? name) => Current.TryRemove(name);

    public void Clear() => Clear(CurrentTenant);

    public void Clear(string? tenantId) => tenants.TryRemove(Key(tenantId), out _);

    public void ClearAll() => tenants.Clear();

    private static string Key(string? tenantId) => tenantId ?? "";
}
