namespace Byoa.Saas.Conversations;

/// <summary>What every change from the agent to a person entails.</summary>
internal static class OwnerChange
{
    /// <summary>
    /// The running turn ends, and what was decided but not begun is dropped in the same append. What an attempt was already made of
    /// cannot be called back; it is settled as it turns out, and never attempted again under the new ownership.
    /// </summary>
    public static IEnumerable<IConversationEvent> StandDown(Conversation.WithAgent held, TurnOutcome outcome, string reason, DateTimeOffset now)
    {
        foreach (var owed in held.Thread.Effects.Where(owed => owed.Progress is EffectProgress.Waiting))
            yield return new EffectAbandoned(owed.Effect.Id, Codes.OwnerChanged, now);
        if (held.Turn is { } turn)
            yield return new TurnEnded(turn.Id, outcome, reason, now);
    }
}
