using System.Diagnostics;
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
    public static Decision Decide(Conversation state, AssignChat command, ConversationRules rules, DateTimeOffset now, string newId)
    {
        var thread = state.Known ?? Thread.Empty;
        IConversationEvent[] named = command.AssigneeName is { } name && name != thread.AgentName ? [new AgentNamed(name, now)] : [];
        return state switch
        {
            // Told again of the ticket it is closing, the agent closes it all the same, unless history shows that something is open.
            Conversation.NotStarted or Conversation.Unassigned or Conversation.Resolved => Decision.Accept([
                .. Addressing.Learn(thread, command.Address, null, now),
                .. named,
                .. thread.IsNewTicket(command.TicketId) ? OwnerChange.KeepOpen(thread, now) : [],
                new AgentTookChat(thread.Epoch + 1, Codes.ChatAssigned, command.TicketId, now),
                new TurnStarted(newId, thread.Epoch + 1, now),
            ]).Sending(new RunTurn(command.ConversationId, newId)),
            Conversation.WithAgent held => Again(held, command, named, rules, now, newId),
            // Asked already or not: what is being read may be older than this assignment.
            Conversation.WithHuman held => Decision.Accept([.. named, new ReassignmentNoticed(command.TicketId, now)])
                .Sending(new VerifyReassignment(command.ConversationId, thread.Epoch) 
                {
                    Question = held.Questions + 1, WaitsSince = held.Questioned ? held.AskedAt : null,
                }),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>
    /// A new ticket was opened by a message, and a person may have had the chat in between, of whom nobody told: either may stand in history alone.
    /// The first assignment, soon after a message by which the chat was taken, is the one that brought that message.
    /// </summary>
    private static Decision Again(
        Conversation.WithAgent held, AssignChat command, IReadOnlyList<IConversationEvent> named, ConversationRules rules, DateTimeOffset now, string newId)
    {
        var newTicket = held.Thread.IsNewTicket(command.TicketId);
        if (!newTicket && !held.Thread.AssignmentTold && now < held.Thread.TakenAt + rules.ReassignmentGrace)
            return Decision.Accept([.. named, new AssignmentTold(now)]);
        HistoryOutdated outdated = new(newTicket ? Codes.NewTicket : Codes.AssignedAgain, command.TicketId, now);
        return TurnStart.Ensure(held, command.ConversationId, newTicket ? [.. named, outdated, new AssignmentTold(now)] : [.. named, outdated], now, newId);
    }
}

public static class AssignChatHandler
{
    public static Task Handle(AssignChat command, ConversationStream stream, ConversationRules rules, TimeProvider time, Ids ids, CancellationToken cancellation)
    {
        var newId = ids.New();
        return stream.DecideAsync(command.ConversationId, state => AssignChatDecision.Decide(state, command, rules, time.GetUtcNow(), newId), cancellation);
    }
}
