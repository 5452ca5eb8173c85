using Finbuckle.MultiTenant.Abstractions;

namespace Byoa.MultiTenancy.Tests.World;

internal sealed record Tenant(string Id, string Identifier) : ITenantInfo
{
    public static readonly Tenant Acme = new("t-1", "acme");
    public static readonly Tenant Globex = new("t-2", "globex");
}
