using Byoa.Saas.AgentRuntime.Definition;

namespace Byoa.Saas.Tenancy;

/// <summary>One version of a tenant's agent, kept in the tenant's own partition and never edited.</summary>
/// <param name="Id"><c>{tenant id}/{version}</c>, so that one number is given once.</param>
/// <param name="Tenant">The tenant's id.</param>
/// <param name="Version">From 1.</param>
/// <param name="Definition">How it answers.</param>
/// <param name="CreatedAt">When it came into force.</param>
/// <param name="CreatedBy">The agency whose key was used.</param>
public sealed record AgentVersionRecord(
    string Id, string Tenant, int Version, AgentDefinition Definition, DateTimeOffset CreatedAt, string CreatedBy)
{
    /// <summary>The version the tenant names as in force.</summary>
    public static AgentVersionRecord Of(Tenant tenant, AgentDefinition definition, DateTimeOffset at, string by) =>
        new(IdOf(tenant.Id, tenant.AgentVersion), tenant.Id, tenant.AgentVersion, definition, at, by);

    public static string IdOf(string tenant, int version) => $"{tenant}/{version}";
}
