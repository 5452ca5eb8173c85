using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>What an older ownership promised, and nobody sent. Unless a colleague has answered meanwhile, the customer still waits.</summary>
internal static class VoidPromise
{
    public static Decision Settle(Conversation state, string conversationId, OwedEffect owed, IEffectEvent fact, string newId) => state switch
    {
        Conversation.WithAgent held when owed.Answers.Count > 0 =>
            TurnStart.Ensure(held, conversationId, [fact, new HistoryOutdated(Codes.ReplyDropped, null, fact.At)], fact.At, newId),
        Conversation.Resolved { Thread: var thread } when owed.Answers.Count > 0 => Decision.Accept([
            fact,
            .. OwnerChange.KeepOpen(thread, fact.At),
            new AgentTookChat(thread.Epoch + 1, Codes.ReplyDropped, thread.TicketId, fact.At),
            new TurnStarted(newId, thread.Epoch + 1, fact.At),
        ]).Sending(new RunTurn(conversationId, newId)),
        _ => Decision.Accept(fact),
    };
}
