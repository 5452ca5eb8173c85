using Byoa.Saas.Alerts;
using Byoa.Saas.Platform;
using Wolverine;

namespace Byoa.Saas.AgentRuntime.Model;

/// <summary>Puts a provider that fails on the tenant's board, and takes it off.</summary>
internal sealed partial class ProviderAlerts(IServiceScopeFactory scopes, ILogger<ProviderAlerts> logger) : IProviderWatch
{
    public Task FailsAsync(string tenant, string host) => TellAsync(tenant, new RaiseAlert(
        AlertKinds.ModelUnavailable,
        host,
        "The model's provider fails most calls; turns wait for it, use the fallback model, or go to a person. "
        + "Check its status, the key's quota and the model's name."));

    public Task AnswersAgainAsync(string tenant, string host) => TellAsync(tenant, new ClearAlert(AlertKinds.ModelUnavailable, host));

    private async Task TellAsync(string tenant, object command)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IMessageBus>().PublishAsync(command, new DeliveryOptions { TenantId = tenant });
        }
        catch (Exception failure)
        {
            // The call it was noticed at was answered and paid for, and counts for more; the circuit tells again.
            Untold(Faults.IsPassing(failure) ? LogLevel.Warning : LogLevel.Error, tenant, failure);
        }
    }

    [LoggerMessage(Message = "The board of {Tenant} could not be told how a model's provider fares")]
    private partial void Untold(LogLevel level, string tenant, Exception failure);
}
