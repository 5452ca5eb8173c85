using Wolverine;

namespace Byoa.Saas.Tenancy;

/// <summary>Whose work a message is. Every message of a tenant's travels with its tenant; one without is a bug, and so is one of nobody's.</summary>
internal static class TenantOfMessage
{
    public static async ValueTask<Tenant> OfAsync(this Tenants tenants, Envelope envelope, CancellationToken cancellation)
    {
        var id = envelope.TenantId ?? throw new InvalidOperationException($"{envelope.MessageType} came without its tenant.");
        return await tenants.FindAsync(id, cancellation) ?? throw new InvalidOperationException($"{envelope.MessageType} came for a tenant that does not exist.");
    }
}
