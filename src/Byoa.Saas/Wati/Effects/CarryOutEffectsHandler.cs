using Byoa.Saas.Conversations;
using Wolverine;

namespace Byoa.Saas.Wati.Effects;

public static class CarryOutEffectsHandler
{
    public static Task Handle(CarryOutEffects command, Envelope envelope, EffectRunner runner, IMessageBus bus, CancellationToken cancellation) =>
        runner.RunAsync(envelope, command, bus, cancellation);
}
