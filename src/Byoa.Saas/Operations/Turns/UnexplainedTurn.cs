using System.Text.Json.Serialization;
using Byoa.Saas.Conversations;

namespace Byoa.Saas.Operations.Turns;

/// <summary>A turn, or what a turn should be made of, that ended in neither a reply, a person nor a recorded silence.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Kind">One of <see cref="UnexplainedKinds"/>.</param>
/// <param name="TurnId">The turn, where there is one.</param>
/// <param name="Since">When something last happened in the conversation.</param>
/// <param name="IsDead">Whether its work lies among the dead letters.</param>
public sealed record UnexplainedTurn([property: JsonIgnore] string Tenant, string ConversationId, string Kind, string? TurnId, DateTimeOffset Since, bool IsDead);

/// <summary>What may be wrong. Part of the public contract.</summary>
public static class UnexplainedKinds
{
    /// <summary>A turn began, did not end, and is not the one that runs.</summary>
    public const string TurnLost = "turn_lost";

    /// <summary>The running turn has nobody who works on it.</summary>
    public const string TurnIdle = "turn_idle";

    /// <summary>A turn ended for a reason that is not on the list.</summary>
    public const string ReasonUnlisted = "reason_unlisted";

    /// <summary>The customer's words wait with the agent, and no turn runs.</summary>
    public const string MessageWaiting = "message_waiting";

    /// <summary>Something is owed to Wati, and nobody carries it out.</summary>
    public const string EffectIdle = "effect_idle";

    /// <summary>Wati said the chat is the agent's again, and nobody finds out whether it is.</summary>
    public const string OwnerUnsettled = "owner_unsettled";

    /// <summary>A pause nobody will end.</summary>
    public const string PauseOverdue = "pause_overdue";

    /// <summary>Something is to be done, and what is stored of the conversation cannot be read: from a newer build, or damaged.</summary>
    public const string ConversationUnreadable = "conversation_unreadable";
}

/// <summary>What the bus still holds for a conversation.</summary>
/// <param name="Turn">A message that will work on its turn.</param>
/// <param name="Effects">A message that will carry out what it owes.</param>
/// <param name="Dead">A message that would do what is to be done lies among the dead letters; others of the conversation hinder nothing.</param>
public sealed record WorkAhead(bool Turn, bool Effects, bool Dead)
{
    /// <summary>A message that will settle whether a person's chat is the agent's again.</summary>
    public bool Owner { get; init; }

    /// <summary>A message that will end its pause.</summary>
    public bool Pause { get; init; }

    public static WorkAhead None { get; } = new(false, false, false);
}

/// <summary>Finds what is wrong in a conversation in which nothing happened for a while.</summary>
public static class UnexplainedTurns
{
    public static IEnumerable<UnexplainedTurn> In(string tenant, FoldedConversation conversation, WorkAhead ahead)
    {
        var since = conversation.OpenSince ?? throw new ArgumentException("Nothing is open in this conversation.", nameof(conversation));
        if (conversation.Turns.Lost(conversation.State) > 0)
            yield return Found(UnexplainedKinds.TurnLost);
        if (conversation.Turns.Unlisted > 0)
            yield return Found(UnexplainedKinds.ReasonUnlisted);
        if (conversation.State is Conversation.WithAgent { Turn: { } turn } && !ahead.Turn)
            yield return Found(UnexplainedKinds.TurnIdle, turn.Id);
        if (conversation.State is Conversation.WithAgent { Turn: null, Thread.Unanswered.Count: > 0 } && !ahead.Turn)
            yield return Found(UnexplainedKinds.MessageWaiting);
        if (conversation.State.Known?.Effects.Count > 0 && !ahead.Effects)
            yield return Found(UnexplainedKinds.EffectIdle);
        if (conversation.State is Conversation.WithHuman { Questioned: true } && !ahead.Owner)
            yield return Found(UnexplainedKinds.OwnerUnsettled);
        // Until its time has come a pause opens nothing, and what else is open may be seen before: its message waits in the bus all the while.
        if (conversation.State is Conversation.WithHuman { Until: not null } && !ahead.Pause)
            yield return Found(UnexplainedKinds.PauseOverdue);

        UnexplainedTurn Found(string kind, string? turnId = null) => new(tenant, conversation.Id, kind, turnId, since, ahead.Dead);
    }

    public static UnexplainedTurn Unreadable(string tenant, string conversationId, DateTimeOffset since, WorkAhead ahead) =>
        new(tenant, conversationId, UnexplainedKinds.ConversationUnreadable, null, since, ahead.Dead);

    /// <summary>Whether calling the workers again may mend it; a dead letter is a person's to replay.</summary>
    public static bool MayBeWoken(UnexplainedTurn found) =>
        found is { IsDead: false, Kind: UnexplainedKinds.TurnIdle or UnexplainedKinds.MessageWaiting or UnexplainedKinds.EffectIdle
            or UnexplainedKinds.OwnerUnsettled or UnexplainedKinds.PauseOverdue };
}
