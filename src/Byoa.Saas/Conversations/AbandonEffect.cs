using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>An effect is given up: it cannot be brought to Wati, or nobody can find out whether it was.</summary>
public sealed record AbandonEffect(string ConversationId, string EffectId, string Reason) : ConversationMessage(ConversationId);

public static class AbandonEffectDecision
{
    public static Decision Decide(Conversation state, AbandonEffect command, DateTimeOffset now, string newId) => state.Known switch
    {
        null => Decision.Refuse(Codes.ConversationUnknown),
        var thread when thread.Effects.FirstOrDefault(owed => owed.Effect.Id == command.EffectId) is { } effect =>
            Abandon(state, thread, effect, command, now, newId),
        _ => Decision.Ignore(Codes.EffectSettled),
    };

    private static Decision Abandon(Conversation state, Thread thread, OwedEffect owed, AbandonEffect command, DateTimeOffset now, string newId)
    {
        // What is under way is settled as it turns out, and a customer who wrote meanwhile has opened the window.
        if (command.Reason == Codes.WindowClosed && (owed.Progress is not EffectProgress.Waiting || !SessionWindow.IsClosed(thread, now)))
            return Decision.Ignore(Codes.NotNext);
        EffectAbandoned abandoned = new(command.EffectId, command.Reason, now);
        // The chat is the agent's again since: unless a colleague has answered meanwhile, the customer still waits.
        return command.Reason == Codes.OwnerChanged && state is Conversation.WithAgent held && owed.Answers.Count > 0
            ? TurnStart.Ensure(held, command.ConversationId, [abandoned, new HistoryOutdated(Codes.ReplyDropped, null, now)], now, newId)
            : Undeliverable.Lost(state, command.ConversationId, owed, abandoned, command.Reason).Sending(GaveUp(command, owed));
    }

    /// <summary>An assignment that is given up leaves the chat with nobody; dropped for another person's sake it does not.</summary>
    private static IReadOnlyList<object> GaveUp(AbandonEffect command, OwedEffect owed) =>
        owed.Effect is Effect.Assign && command.Reason != Codes.OwnerChanged ? Undeliverable.Alerts(command.ConversationId, owed.Effect) : [];
}

public static class AbandonEffectHandler
{
    public static Task<Outcome> Handle(AbandonEffect command, ConversationStream stream, TimeProvider time, Ids ids, CancellationToken cancellation)
    {
        var newId = ids.New();
        return stream.DecideAsync(command.ConversationId, state => AbandonEffectDecision.Decide(state, command, time.GetUtcNow(), newId), cancellation);
    }
}
