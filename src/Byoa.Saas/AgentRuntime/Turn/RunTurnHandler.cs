using Byoa.Saas.Conversations;
using Wolverine;

namespace Byoa.Saas.AgentRuntime.Turn;

public static class RunTurnHandler
{
    public static Task Handle(RunTurn command, Envelope envelope, TurnRunner runner, IMessageBus bus, CancellationToken cancellation) =>
        runner.RunAsync(TenantOf(envelope), command, bus, cancellation);

    private static string TenantOf(Envelope envelope) =>
        envelope.TenantId ?? throw new InvalidOperationException("A turn came without its tenant.");
}
