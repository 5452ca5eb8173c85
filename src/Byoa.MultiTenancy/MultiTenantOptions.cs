using Finbuckle.MultiTenant.Abstractions;

namespace Finbuckle.MultiTenant;

/// <summary>How tenants are resolved: identifiers that never name one (in any case), and what runs on the way.</summary>
public sealed class MultiTenantOptions<TTenantInfo> where TTenantInfo : ITenantInfo
{
    public required Type TenantInfoType { get; set; }
    public IList<string> IgnoredIdentifiers { get; set; } = [];
    public MultiTenantEvents<TTenantInfo> Events { get; set; } = new();
}
