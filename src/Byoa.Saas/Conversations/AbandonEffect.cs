using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>An effect is given up: it cannot be brought to Wati, or nobody can find out whether it was.</summary>
public sealed record AbandonEffect(string ConversationId, string EffectId, string Reason) : ConversationMessage(ConversationId);

public static class AbandonEffectDecision
{
    public static Decision Decide(Conversation state, AbandonEffect command, DateTimeOffset now) => state.Known switch
    {
        null => Decision.Refuse(Codes.ConversationUnknown),
        var thread when thread.Effects.FirstOrDefault(owed => owed.Effect.Id == command.EffectId) is { } effect =>
            Decision.Accept(new EffectAbandoned(command.EffectId, command.Reason, now))
                .Sending(Undeliverable.HandOver(state, command.ConversationId, effect, command.Reason)),
        _ => Decision.Ignore(Codes.EffectSettled),
    };
}

public static class AbandonEffectHandler
{
    public static Task<Outcome> Handle(AbandonEffect command, ConversationStream stream, TimeProvider time, CancellationToken cancellation) =>
        stream.DecideAsync(command.ConversationId, state => AbandonEffectDecision.Decide(state, command, time.GetUtcNow()), cancellation);
}
