using Byoa.Saas.Conversations;
using Wolverine;

namespace Byoa.Saas.AgentRuntime.Turn;

public static class RunTurnHandler
{
    /// <summary>The bus delivers a failed turn again a few times; then the customer is owed a person rather than another try.</summary>
    private const int MostAttempts = 4;

    public static Task Handle(RunTurn command, Envelope envelope, TurnRunner runner, IMessageBus bus, CancellationToken cancellation)
    {
        var tenant = envelope.TenantId ?? throw new InvalidOperationException("A turn came without its tenant.");
        return envelope.Attempts < MostAttempts
            ? runner.RunAsync(tenant, command, bus, cancellation)
            : runner.GiveUpAsync(tenant, command, bus, cancellation);
    }
}
