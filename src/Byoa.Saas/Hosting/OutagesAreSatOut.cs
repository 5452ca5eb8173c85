using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using JasperFx;
using JasperFx.CodeGeneration;
using Wolverine.Configuration;
using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace Byoa.Saas.Hosting;

/// <summary>
/// Where the database is away nothing can be scheduled in it: the bus keeps trying to, one message of a queue every half a minute, even when it is back.
/// So what comes from the queues sits an outage out in its worker (<see cref="SittingOut"/>). What somebody waits for fails soon, and what no worker
/// holds after a longer outage is given out again (<see cref="RetryOptions.ForgottenAfter"/>).
/// </summary>
internal sealed class OutagesAreSatOut : IHandlerPolicy
{
    /// <summary>What webhooks mean to a conversation; its other commands are given by whoever waits for the answer.</summary>
    private static readonly Type[] FromWebhooks =
        [typeof(ReceiveMessage), typeof(AssignChat), typeof(RecordColleagueMessage), typeof(RecordDelivery), typeof(RecordReaction)];

    public void Apply(IReadOnlyList<HandlerChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains.Where(chain => chain.MessageType.IsAssignableTo(typeof(ITenantLaneMessage)) || FromWebhooks.Contains(chain.MessageType)))
            chain.OnException<Exception>(Faults.IsPassing).CustomActionIndefinitely(
                (bus, message, _) => bus.Services.GetRequiredService<SittingOut>().AgainAsync(bus, message), "Sit an outage out in place");
    }
}
