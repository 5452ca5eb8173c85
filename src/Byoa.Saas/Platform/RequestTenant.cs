using Finbuckle.MultiTenant.Abstractions;

namespace Byoa.Saas.Platform;

/// <summary>The tenant of the current request, proved at the gate. Outside of a request there is none, and asking throws.</summary>
public sealed class RequestTenant(IMultiTenantContextAccessor accessor)
{
    public string Id => accessor.MultiTenantContext.TenantInfo?.Id ?? throw new InvalidOperationException("No tenant was resolved for this request.");
}
