namespace Finbuckle.MultiTenant.Abstractions;

/// <summary>A tenant: <c>Id</c> never changes and keys data, <c>Identifier</c> is what callers write and may be renamed.</summary>
public interface ITenantInfo
{
    string Id { get; }
    string Identifier { get; }
}
