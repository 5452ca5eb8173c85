using Byoa.Saas.Wati.Access;
using Wolverine;

namespace Byoa.Saas.Tenancy;

/// <summary>Work of a suspended tenant rests: it is kept, and looked at again from time to time.</summary>
public static class SuspensionPause
{
    /// <summary>Up to twice as long: what was put off together does not come back together.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(60);

    /// <summary>The gate of work that calls Wati: it rests while the token is refused, too.</summary>
    /// <returns>True when the message was put off, and its handler has nothing to do.</returns>
    public static async Task<bool> PutOffAsync(Tenant tenant, object message, AccessPause access, IMessageBus bus, CancellationToken cancellation) =>
        await PutOffAsync(tenant, message, bus) || await access.PutOffAsync(tenant.Id, message, bus, cancellation);

    /// <returns>True when the message was put off, and its handler has nothing to do.</returns>
    public static async Task<bool> PutOffAsync(Tenant tenant, object message, IMessageBus bus)
    {
        if (tenant.State == TenantState.Suspended)
            await bus.PublishAsync(message, new DeliveryOptions { TenantId = tenant.Id, ScheduleDelay = LookAgain * (1 + Random.Shared.NextDouble()) });
        return tenant.State is TenantState.Suspended or TenantState.Closed;
    }
}
