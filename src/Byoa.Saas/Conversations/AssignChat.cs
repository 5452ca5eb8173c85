using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>Wati assigned the chat to the AI operator; the event holds no message, the customer's question is in history or yet to come.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="TicketId">Wati's support session.</param>
/// <param name="Address">How the customer is reached.</param>
/// <param name="AssigneeName">What Wati calls the AI operator.</param>
public sealed record AssignChat(string ConversationId, string? TicketId, Address Address, string? AssigneeName = null) : ConversationMessage(ConversationId), IConversationMessage;

public static class AssignChatDecision
{
    public static Decision Decide(Conversation state, AssignChat command, DateTimeOffset now, string newId)
    {
        var thread = state.Known ?? Thread.Empty;
        IConversationEvent[] named = command.AssigneeName is { } name && name != thread.AgentName ? [new AgentNamed(name, now)] : [];
        return state switch
        {
            Conversation.NotStarted or Conversation.Unassigned or Conversation.Resolved => Decision.Accept([
                .. Addressing.Learn(thread, command.Address, null, now),
                .. named,
                new AgentTookChat(thread.Epoch + 1, Codes.ChatAssigned, command.TicketId, now),
                new TurnStarted(newId, thread.Epoch + 1, now),
            ]).Sending(new RunTurn(command.ConversationId, newId)),
            Conversation.WithAgent => named is [] ? Decision.Ignore(Codes.AlreadyWithAgent) : Decision.Accept(named),
            Conversation.WithHuman { Questioned: true } => Decision.Ignore(Codes.Duplicate),
            Conversation.WithHuman => Decision.Accept([.. named, new ReassignmentNoticed(command.TicketId, now)])
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
