using Finbuckle.MultiTenant.Abstractions;
using Microsoft.Extensions.Options;

namespace Finbuckle.MultiTenant.Stores;

/// <summary>The tenants an in-memory store starts with, and whether identifiers differ by case.</summary>
public sealed class InMemoryStoreOptions<TTenantInfo> where TTenantInfo : ITenantInfo
{
    public bool IsCaseSensitive { get; set; }
    public IList<TTenantInfo> Tenants { get; set; } = [];
}

internal sealed class InMemoryStore<TTenantInfo> : IMultiTenantStore<TTenantInfo> where TTenantInfo : ITenantInfo
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, TTenantInfo> tenants;

    public InMemoryStore(IOptions<InMemoryStoreOptions<TTenantInfo>> options)
    {
        tenants = new(options.Value.IsCaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        foreach (var tenant in options.Value.Tenants)
            if (!Add(tenant))
                throw new MultiTenantException($"Two tenants share the id '{tenant.Id}' or the identifier '{tenant.Identifier}'.");
    }

    public Task<bool> AddAsync(TTenantInfo tenantInfo) => Locked(() => Add(tenantInfo));

    public Task<bool> UpdateAsync(TTenantInfo tenantInfo) => Locked(() =>
    {
        if (Find(tenantInfo.Id) is not { } held)
            return false;
        tenants.Remove(held.Identifier);
        return Add(tenantInfo) || !Add(held);
    });

    public Task<bool> RemoveAsync(string identifier) => Locked(() => tenants.Remove(identifier));

    public Task<TTenantInfo?> GetByIdentifierAsync(string identifier) => Locked(() => tenants.GetValueOrDefault(identifier));

    public Task<TTenantInfo?> GetAsync(string id) => Locked(() => Find(id));

    public Task<IEnumerable<TTenantInfo>> GetAllAsync() => GetAllAsync(int.MaxValue, 0);

    public Task<IEnumerable<TTenantInfo>> GetAllAsync(int take, int skip) => Locked<IEnumerable<TTenantInfo>>(() =>
        [.. tenants.Values.OrderBy(tenant => tenant.Identifier, StringComparer.Ordinal).Skip(skip).Take(take)]);

    private bool Add(TTenantInfo tenant) => Find(tenant.Id) is null && tenants.TryAdd(tenant.Identifier, tenant);

    private TTenantInfo? Find(string id) => tenants.Values.FirstOrDefault(tenant => tenant.Id == id);

    private Task<TResult> Locked<TResult>(Func<TResult> work)
    {
        lock (gate)
            return Task.FromResult(work());
    }
}
