using Byoa.Saas.Platform;
using Wolverine;

namespace Byoa.Saas.Wati.Limits;

/// <summary>Raises and clears alerts from where no message is being handled.</summary>
internal sealed class TenantAlerts(IServiceScopeFactory scopes)
{
    public async Task SendAsync(string tenant, ITenantLaneMessage alert, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeForTenantAsync<Outcome>(tenant, alert, cancellation);
    }
}
