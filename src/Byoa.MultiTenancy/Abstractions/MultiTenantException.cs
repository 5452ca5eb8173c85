namespace Finbuckle.MultiTenant.Abstractions;

/// <summary>Tenancy is set up wrongly, or a strategy failed; the cause of the latter is inside.</summary>
public sealed class MultiTenantException(string? message, Exception? innerException) : Exception(message, innerException)
{
    public MultiTenantException(string? message) : this(message, null) { }
}
