using Byoa.Saas.Platform;
using Wolverine;

namespace Byoa.Saas.Operations;

/// <summary>Gives a tenant's command to the bus and waits for what comes of it.</summary>
internal delegate Task<Outcome> GiveCommand(string tenant, object command, CancellationToken cancellation);

/// <summary>Commands a look gives to many tenants: one that fails is logged, and is nobody else's trouble.</summary>
internal sealed partial class TenantCommands(GiveCommand give, ILogger<TenantCommands> logger)
{
    public static GiveCommand ByBus(IServiceScopeFactory scopes) => async (tenant, command, cancellation) =>
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeForTenantAsync<Outcome>(tenant, command, cancellation);
    };

    /// <returns>Null when it failed.</returns>
    public async Task<Outcome?> TryAsync(string tenant, object command, CancellationToken cancellation)
    {
        try
        {
            return await give(tenant, command, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            Failed(Faults.IsPassing(fault) ? LogLevel.Warning : LogLevel.Error, command.GetType().Name, tenant, fault);
            return null;
        }
    }

    [LoggerMessage(Message = "{Command} of {Tenant} failed; the next look follows")]
    private partial void Failed(LogLevel level, string command, string tenant, Exception fault);
}
