namespace Finbuckle.MultiTenant.Abstractions;

/// <summary>Reads the identifier a caller names; null when it names none. Higher priorities are asked first.</summary>
public interface IMultiTenantStrategy
{
    Task<string?> GetIdentifierAsync(object context);
    int Priority => 0;
}
