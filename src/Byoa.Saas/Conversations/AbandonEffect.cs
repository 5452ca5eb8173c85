using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>An effect is given up: it cannot be brought to Wati, or nobody can find out whether it was.</summary>
public sealed record AbandonEffect(string ConversationId, string EffectId, string Reason) : ConversationMessage(ConversationId)
{
    /// <summary>The attempts that had been made by then: with another one under way it is not given up. Null when that does not matter.</summary>
    public int? Attempts { get; init; }
}

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
        if (command.Attempts is { } attempts && attempts != owed.Attempts)
            return Decision.Ignore(Codes.NotNext);
        // What another ownership left waiting is given up for that, and its question returns.
        if (command.Reason != Codes.OwnerChanged && owed.Epoch != thread.Epoch && owed.Progress is EffectProgress.Waiting)
            return Decision.Ignore(Codes.NotNext);
        // What is under way is settled as it turns out, and a customer who wrote meanwhile has opened the window.
        if (command.Reason == Codes.WindowClosed && (owed.Progress is not EffectProgress.Waiting || !SessionWindow.IsClosed(thread, now)))
            return Decision.Ignore(Codes.NotNext);
        EffectAbandoned abandoned = new(command.EffectId, command.Reason, now);
        return command.Reason == Codes.OwnerChanged
            ? VoidPromise.Settle(state, command.ConversationId, owed, abandoned, newId)
            : Undeliverable.Lost(state, command.ConversationId, owed, abandoned, command.Reason).Sending(GaveUp(command, owed));
    }

    /// <summary>An assignment that is given up leaves the chat with nobody.</summary>
    private static IReadOnlyList<object> GaveUp(AbandonEffect command, OwedEffect owed) =>
        owed.Effect is Effect.Assign ? Undeliverable.Alerts(command.ConversationId, owed.Effect) : [];
}

public static class AbandonEffectHandler
{
    public static Task<Outcome> Handle(AbandonEffect command, ConversationStream stream, TimeProvider time, Ids ids, CancellationToken cancellation)
    {
        var newId = ids.New();
        return stream.DecideAsync(command.ConversationId, state => AbandonEffectDecision.Decide(state, command, time.GetUtcNow(), newId), cancellation);
    }
}
