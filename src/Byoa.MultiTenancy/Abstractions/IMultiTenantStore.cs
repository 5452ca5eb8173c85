namespace Finbuckle.MultiTenant.Abstractions;

/// <summary>Knows the tenants. A store that throws while resolving counts as one that does not know the tenant.</summary>
public interface IMultiTenantStore<TTenantInfo> where TTenantInfo : ITenantInfo
{
    Task<bool> AddAsync(TTenantInfo tenantInfo);
    Task<bool> UpdateAsync(TTenantInfo tenantInfo);
    Task<bool> RemoveAsync(string identifier);
    Task<TTenantInfo?> GetByIdentifierAsync(string identifier);
    Task<TTenantInfo?> GetAsync(string id);
    Task<IEnumerable<TTenantInfo>> GetAllAsync();
    Task<IEnumerable<TTenantInfo>> GetAllAsync(int take, int skip);
}
