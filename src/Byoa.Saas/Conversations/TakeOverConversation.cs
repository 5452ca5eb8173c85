using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>A colleague takes the conversation from the agent.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Operator">The colleague, if known.</param>
/// <param name="Reason">How we know, as one of <see cref="Codes"/>.</param>
public sealed record TakeOverConversation(string ConversationId, string? Operator, string Reason) : ConversationMessage(ConversationId), IConversationMessage;

public static class TakeOverConversationDecision
{
    public static Decision Decide(Conversation state, TakeOverConversation command, DateTimeOffset now) => state switch
    {
        Conversation.WithAgent held => Decision.Accept([
            .. OwnerChange.StandDown(held, TurnOutcome.Silent, command.Reason, now),
            new AgentStoodDown(held.Thread.Epoch + 1, command.Operator, command.Reason, now),
        ]),
        // Whoever's words began a pause, it is the person who now says so that has the chat, and without an end.
        Conversation.WithHuman { Until: not null } held when command.Reason == Codes.TakenOver => Decision.Accept(new TakeOverRenewed(command.Operator ?? held.Operator, command.Reason, now)),
        Conversation.WithHuman held when held.Operator == command.Operator || command.Operator is null => command.Reason == Codes.TakenOver
            ? Decision.Accept(new TakeOverRenewed(held.Operator, command.Reason, now))
            : Decision.Ignore(Codes.AlreadyWithPerson),
        Conversation.WithHuman { Operator: null } held => Decision.Accept(new AgentStoodDown(held.Thread.Epoch + 1, command.Operator, command.Reason, now)),
        Conversation.WithHuman => Decision.Refuse(Codes.HeldByColleague),
        Conversation.Unassigned held => Decision.Accept(new AgentStoodDown(held.Thread.Epoch + 1, command.Operator, command.Reason, now)),
        Conversation.Resolved held => Decision.Accept(new AgentStoodDown(held.Thread.Epoch + 1, command.Operator, command.Reason, now)),
        Conversation.NotStarted => Decision.Refuse(Codes.ConversationUnknown),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

public static class TakeOverConversationHandler
{
    public static Task<Outcome> Handle(TakeOverConversation command, ConversationStream stream, TimeProvider time, CancellationToken cancellation) =>
        stream.DecideAsync(command.ConversationId, state => TakeOverConversationDecision.Decide(state, command, time.GetUtcNow()), cancellation);
}
