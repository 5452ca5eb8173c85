namespace Byoa.Saas.Tenancy;

/// <summary>Where the platform's own documents live: tenants, agencies and keys.</summary>
public static class PlatformPartition
{
    /// <summary>Marten's tenant id of the partition; the ids of tenants start with <c>tn-</c> and cannot meet it.</summary>
    public const string Id = "platform";
}
