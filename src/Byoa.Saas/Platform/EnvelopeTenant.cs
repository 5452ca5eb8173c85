using JasperFx;
using Wolverine;

namespace Byoa.Saas.Platform;

/// <summary>Whose a message is: its envelope alone says so.</summary>
public static class EnvelopeTenant
{
    /// <exception cref="InvalidOperationException">It came without one, and nothing may guess it.</exception>
    public static string RequiredTenant(this Envelope envelope) =>
        envelope.NamedTenant() ?? throw new InvalidOperationException($"A message of type {envelope.MessageType} came without its tenant.");

    /// <returns>Null when it names none.</returns>
    public static string? NamedTenant(this Envelope envelope) => envelope.TenantId is { Length: > 0 } tenant and not StorageConstants.DefaultTenantId ? tenant : null;
}
