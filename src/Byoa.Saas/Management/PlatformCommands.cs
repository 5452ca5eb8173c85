using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Wolverine;

namespace Byoa.Saas.Management;

/// <summary>Gives commands about agencies and tenants to the bus, in the platform's partition. What was done is audited and seen at once.</summary>
internal sealed class PlatformCommands(IMessageBus bus, TenantDirectory directory, Audit audit)
{
    /// <param name="caller">Who wants it.</param>
    /// <param name="subject">The id of what it is done to.</param>
    /// <param name="command">What is done; its type names the action.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    public async Task<Outcome> InvokeAsync(Caller caller, string subject, object command, CancellationToken cancellation)
    {
        var outcome = await bus.InvokeForTenantAsync<Outcome>(PlatformPartition.Id, command, cancellation);
        directory.Invalidate();
        if (outcome.IsAccepted) audit.Write(caller, command.GetType().Name, subject);
        return outcome;
    }
}
