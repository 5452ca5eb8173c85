using System.Collections.Frozen;

namespace Byoa.Saas.Tenancy;

/// <summary>All tenants as they were at one moment. Identifiers are found without regard to case.</summary>
internal sealed class TenantSnapshot(IEnumerable<Tenant> tenants)
{
    public static TenantSnapshot Empty { get; } = new([]);

    private readonly FrozenDictionary<string, Tenant> byId = tenants.ToFrozenDictionary(tenant => tenant.Id, StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Tenant> byIdentifier =
        tenants.ToFrozenDictionary(tenant => tenant.Identifier, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<Tenant> All => byId.Values;

    public Tenant? ById(string id) => byId.GetValueOrDefault(id);

    public Tenant? ByIdentifier(string identifier) => byIdentifier.GetValueOrDefault(identifier);
}
