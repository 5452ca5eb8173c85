namespace Byoa.Saas.Tenancy;

/// <summary>A tenant as stored, in the platform's partition. Changed only through <see cref="TenantRecords"/>.</summary>
public sealed class TenantRecord
{
    public required string Id { get; set; }

    public required Tenant Tenant { get; set; }

    public static TenantRecord Of(Tenant tenant) => new() { Id = tenant.Id, Tenant = tenant };
}
