using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Wolverine;

namespace Byoa.Saas.AgentRuntime.Turn;

public static class RunTurnHandler
{
    private const int MostAttempts = 4;

    public static async Task Handle(RunTurn command, Envelope envelope, TurnRunner runner, IMessageBus bus, ILogger<TurnRunner> logger, CancellationToken cancellation)
    {
        var tenant = envelope.RequiredTenant();
        try
        {
            await runner.RunAsync(tenant, command, bus, cancellation);
        }
        catch (Exception unforeseen) when (envelope.Attempts >= MostAttempts && !Faults.IsPassing(unforeseen))
        {
            // The bus delivered it again a few times; now the customer is owed a person rather than another try.
            TurnRunner.GaveUp(logger, tenant, command.ConversationId, command.TurnId, unforeseen);
            await runner.GiveUpAsync(tenant, command, bus, cancellation);
        }
    }
}
