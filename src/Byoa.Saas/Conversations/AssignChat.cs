using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>Wati assigned the chat to the AI operator; the event holds no message, the customer's question is in history or yet to come.</summary>
public sealed record AssignChat(string ConversationId, string? TicketId, Address Address) : ConversationMessage(ConversationId), IConversationMessage;

public static class AssignChatDecision
{
    public static Decision Decide(Conversation state, AssignChat command, DateTimeOffset now, string newId)
    {
        var thread = state.Known ?? Thread.Empty;
        return state switch
        {
            Conversation.NotStarted or Conversation.Unassigned or Conversation.Resolved => Decision.Accept([
                .. Addressing.Learn(thread, command.Address, null, now),
                new AgentTookChat(thread.Epoch + 1, Codes.ChatAssigned, command.TicketId, now),
                new TurnStarted(newId, thread.Epoch + 1, now),
            ]).Sending(new RunTurn(command.ConversationId, newId)),
            Conversation.WithAgent => Decision.Ignore(Codes.AlreadyWithAgent),
            Conversation.WithHuman { Questioned: true } => Decision.Ignore(Codes.Duplicate),
            Conversation.WithHuman => Decision.Accept(new ReassignmentNoticed(command.TicketId, now))
                .Sending(new VerifyReassignment(command.ConversationId, thread.Epoch)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}

public static class AssignChatHandler
{
    public static Task Handle(AssignChat command, ConversationStream stream, TimeProvider time, Ids ids, CancellationToken cancellation)
    {
        var newId = ids.New();
        return stream.DecideAsync(command.ConversationId, state => AssignChatDecision.Decide(state, command, time.GetUtcNow(), newId), cancellation);
    }
}
