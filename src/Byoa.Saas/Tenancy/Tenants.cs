using Byoa.Saas.Wati;

namespace Byoa.Saas.Tenancy;

/// <summary>Who a tenant is, for work outside a request.</summary>
public sealed class Tenants
{
    private readonly TenantDirectory directory;

    internal Tenants(TenantDirectory directory) => this.directory = directory;

    /// <returns>Null when there is no such tenant. It may be suspended or closed.</returns>
    /// <exception cref="TenantStoreUnavailableException">The store cannot be read.</exception>
    public ValueTask<Tenant?> FindAsync(string tenantId, CancellationToken cancellation) => directory.ByIdAsync(tenantId, cancellation);

    /// <summary>Where the tenant's calls to Wati go.</summary>
    public static WatiAccount AccountOf(Tenant tenant) =>
        new(tenant.Id, tenant.Wati.Origin, tenant.Wati.WatiTenantId, tenant.Wati.Generation) { Limits = tenant.Wati.Limits };
}
