using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>An effect is given up: it cannot be brought to Wati, or nobody can find out whether it was.</summary>
public sealed record AbandonEffect(string ConversationId, string EffectId, string Reason) : ConversationMessage(ConversationId);

public static class AbandonEffectDecision
{
    public static Decision Decide(Conversation state, AbandonEffect command, DateTimeOffset now) => state.Known switch
    {
        null => Decision.Refuse(Codes.ConversationUnknown),
        var thread when thread.Effects.FirstOrDefault(owed => owed.Effect.Id == command.EffectId) is { } effect => Abandon(state, thread, effect, command, now),
        _ => Decision.Ignore(Codes.EffectSettled),
    };

    private static Decision Abandon(Conversation state, Thread thread, OwedEffect effect, AbandonEffect command, DateTimeOffset now)
    {
        // What is under way is settled as it turns out, and a customer who wrote meanwhile has opened the window.
        if (command.Reason == Codes.WindowClosed && (effect.Progress is not EffectProgress.Waiting || !SessionWindow.IsClosed(thread, now)))
            return Decision.Ignore(Codes.NotNext);
        return Undeliverable.Lost(state, command.ConversationId, effect, new EffectAbandoned(command.EffectId, command.Reason, now), command.Reason);
    }
}

public static class AbandonEffectHandler
{
    public static Task<Outcome> Handle(AbandonEffect command, ConversationStream stream, TimeProvider time, CancellationToken cancellation) =>
        stream.DecideAsync(command.ConversationId, state => AbandonEffectDecision.Decide(state, command, time.GetUtcNow()), cancellation);
}
