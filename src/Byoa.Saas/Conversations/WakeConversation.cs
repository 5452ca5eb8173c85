using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>Nobody seems to work on the conversation any more although something is to be done: whoever does it is called again, which is safe at any time.</summary>
public sealed record WakeConversation(string ConversationId) : ConversationMessage(ConversationId), IConversationMessage;

public static class WakeConversationDecision
{
    public static Decision Decide(Conversation state, WakeConversation command, DateTimeOffset now, string newId)
    {
        if (state.Known is not { } thread)
            return Decision.Refuse(Codes.ConversationUnknown);
        IReadOnlyList<object> effects = thread.Effects is [] ? [] : [new CarryOutEffects(command.ConversationId)];
        return state switch
        {
            Conversation.WithAgent { Turn: { } turn } => Decision.Accept().Sending([new RunTurn(command.ConversationId, turn.Id), .. effects]),
            Conversation.WithAgent { Thread.Stopped: { } breaker } =>
                Decision.Accept().Sending([new HandOverForBreaker(command.ConversationId, thread.Epoch, breaker), .. effects]),
            Conversation.WithAgent when thread.Unanswered.Count > 0 =>
                Decision.Accept(new TurnStarted(newId, thread.Epoch, now)).Sending([new RunTurn(command.ConversationId, newId), .. effects]),
            Conversation.WithHuman held when WhoHasIt(held, command.ConversationId) is { Length: > 0 } questions => Decision.Accept().Sending([.. questions, .. effects]),
            _ => effects is [] ? Decision.Ignore(Codes.NothingToDo) : Decision.Accept().Sending(effects),
        };
    }

    /// <summary>Whoever was to find out whether the chat is the agent's again.</summary>
    private static object[] WhoHasIt(Conversation.WithHuman held, string conversationId) =>
    [
        .. held.Questioned ? [new VerifyReassignment(conversationId, held.Thread.Epoch) { Question = held.Questions }] : Array.Empty<object>(),
        .. held.Until is { } until ? [new WakeAgent(conversationId, held.Thread.Epoch, until)] : Array.Empty<object>(),
    ];
}

public static class WakeConversationHandler
{
    public static Task<Outcome> Handle(WakeConversation command, ConversationStream stream, TimeProvider time, Ids ids, CancellationToken cancellation)
    {
        var newId = ids.New();
        return stream.DecideAsync(command.ConversationId, state => WakeConversationDecision.Decide(state, command, time.GetUtcNow(), newId), cancellation);
    }
}
