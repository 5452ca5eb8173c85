namespace Finbuckle.MultiTenant.AspNetCore.Routing;

/// <summary>Endpoint metadata: whether this endpoint is served without asking for a tenant.</summary>
public interface IExcludeFromMultiTenantResolutionMetadata
{
    bool ExcludeFromResolution { get; }
}

/// <inheritdoc cref="IExcludeFromMultiTenantResolutionMetadata"/>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ExcludeFromMultiTenantResolutionAttribute : Attribute, IExcludeFromMultiTenantResolutionMetadata
{
    public bool ExcludeFromResolution => true;
}
