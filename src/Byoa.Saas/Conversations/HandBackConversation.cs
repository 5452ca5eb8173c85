using System.Diagnostics;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>A colleague gives the conversation back to the agent, which reads what was said meanwhile.</summary>
public sealed record HandBackConversation(string ConversationId) : ConversationMessage(ConversationId), IConversationMessage;

public static class HandBackConversationDecision
{
    public static Decision Decide(Conversation state, HandBackConversation command, DateTimeOffset now, string newId) => state switch
    {
        Conversation.Resolved { Thread: var thread } =>
            OwnerChange.ToAgent(thread, command.ConversationId, Codes.HandedBack, null, null, now, newId, OwnerChange.KeepOpen(thread, now)),
        Conversation.WithHuman or Conversation.Unassigned =>
            OwnerChange.ToAgent(state.Known!, command.ConversationId, Codes.HandedBack, null, null, now, newId).Sending(OwnerChange.Certain(state, command.ConversationId)),
        // A person may have had the chat of whom nobody told.
        Conversation.WithAgent held => TurnStart.Ensure(held, command.ConversationId, [new HistoryOutdated(Codes.HandedBack, null, now)], now, newId),
        Conversation.NotStarted => Decision.Refuse(Codes.ConversationUnknown),
        _ => throw new UnreachableException(),
    };
}

public static class HandBackConversationHandler
{
    public static Task<Outcome> Handle(HandBackConversation command, ConversationStream stream, TimeProvider time, Ids ids, CancellationToken cancellation)
    {
        var newId = ids.New();
        return stream.DecideAsync(command.ConversationId, state => HandBackConversationDecision.Decide(state, command, time.GetUtcNow(), newId), cancellation);
    }
}
