namespace Byoa.Saas.Management;

/// <summary>Where the management API lives, and how its parts are grouped in its description.</summary>
internal static class ManagementApi
{
    public const string Prefix = "/api/v1";
    public const string Agencies = Prefix + "/agencies";
    public const string Tenants = Prefix + "/tenants";
    public const string OneTenant = Tenants + "/{tenant}";
    public const string AgenciesTag = "Agencies";
    public const string TenantsTag = "Tenants";
}

/// <summary>An answer that is a list; an object, so that it can grow.</summary>
internal sealed record ListOf<T>(IReadOnlyList<T> Items);
