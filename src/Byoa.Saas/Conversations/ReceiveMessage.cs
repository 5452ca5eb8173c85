using System.Diagnostics;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>A customer wrote, as a webhook tells it.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Message">What was written.</param>
/// <param name="Address">How the customer is reached.</param>
/// <param name="Name">What the customer is called, if the webhook says.</param>
/// <param name="Holder">Who has the chat, as far as the webhook tells.</param>
public sealed record ReceiveMessage(string ConversationId, CustomerMessage Message, Address Address, string? Name, ChatHolder Holder)
    : ConversationMessage(ConversationId), IConversationMessage;

/// <summary>Who has a chat by a webhook's own words: assigned messages are only sent for chats of the agent, global ones for every chat.</summary>
public enum ChatHolder { Agent, Colleague, Unknown }

public static class ReceiveMessageDecision
{
    public static Decision Decide(Conversation state, ReceiveMessage command, ConversationRules rules, AgentRules agent, DateTimeOffset now, string newId)
    {
        var thread = state.Known ?? Thread.Empty;
        var ours = command.Holder == ChatHolder.Agent;
        var seen = thread.HasSeen(command.Message.MessageId);
        if (seen && !(ours && IsNewsOfOwnership(state, thread, command)))
            return Decision.Ignore(Codes.Duplicate);

        List<IConversationEvent> learned = [.. Addressing.Learn(thread, command.Address, command.Name, now)];
        IReadOnlyList<IConversationEvent> received = seen ? [] : [new CustomerMessageReceived(command.Message, now) { AsTheAgents = ours }];
        if (state is Conversation.WithAgent && thread.IsNewTicket(command.Message.TicketId))
            learned.Add(new HistoryOutdated(Codes.NewTicket, command.Message.TicketId, now));
        if (state is Conversation.WithAgent && command.Holder == ChatHolder.Colleague && thread.DoubtedAt is null && command.Message.SentAt > thread.LastGivenAt)
            learned.Add(new OwnershipDoubted(now));
        // Whatever comes between, the model is not paid for a flood: it is known before a turn begins, and ends the one that runs.
        var flooded = seen ? agent.CustomerMessages.IsExceeded(thread.RecentArrivals, now) : agent.CustomerMessages.IsUsedUp(thread.RecentArrivals, now);
        return state switch
        {
            Conversation.WithAgent { Thread.Stopped: not null } => Decision.Accept([.. learned, .. received]),
            Conversation.WithAgent held when flooded =>
                Breaker.Trip(thread, command.ConversationId, thread.Epoch, held.Turn, Codes.CustomerFlood, now, [.. learned, .. received]),
            // The turn may be waiting for history that cannot be read: a known question does not wait for it.
            Conversation.WithAgent { Turn: { } turn, Thread: { HistoryMissed: true, Unanswered: [], IsWordOpen: false } } => Decision.Accept([.. learned, .. received]).Sending(new RunTurn(command.ConversationId, turn.Id)),
            Conversation.WithAgent { Turn: not null } => Decision.Accept([.. learned, .. received]),
            Conversation.WithAgent held => Begin([.. learned, .. received], newId, held.Thread.Epoch, now),
            Conversation.NotStarted or Conversation.Unassigned when !ours => Decision.Accept([.. learned, .. received]),
            Conversation.NotStarted or Conversation.Unassigned => Begin(
                [.. learned, Taken(Codes.AssignedMessage), .. received],
                newId, thread.Epoch + 1, now),
            Conversation.Resolved when !ours => Decision.Accept([.. learned, .. received]),
            Conversation.Resolved => Begin(
                [.. learned, .. OwnerChange.KeepOpen(thread, now), Taken(Codes.CustomerReturned), .. received],
                newId, thread.Epoch + 1, now),
            Conversation.WithHuman held when ours && !held.Questioned && MayBeOursAgain(held, command, rules, now) =>
                Decision.Accept([.. learned, .. received, new ReassignmentNoticed(command.Message.TicketId, now) { ByMessage = true }])
                    .Sending(new VerifyReassignment(command.ConversationId, held.Thread.Epoch) { Question = held.Questions + 1 }),
            Conversation.WithHuman when seen => Decision.Ignore(Codes.Duplicate),
            Conversation.WithHuman => Decision.Accept([.. learned, .. received]),
            _ => throw new UnreachableException(),
        };

        AgentTookChat Taken(string reason) => new(thread.Epoch + 1, reason, command.Message.TicketId, now) { ProvenBy = command.Message.SentAt };

        Decision Begin(IReadOnlyList<IConversationEvent> events, string turnId, int epoch, DateTimeOffset at) => flooded
            ? Breaker.Trip(thread, command.ConversationId, epoch, null, Codes.CustomerFlood, at, events)
            : Decision.Accept([.. events, new TurnStarted(turnId, epoch, at)]).Sending(new RunTurn(command.ConversationId, turnId));
    }

    /// <summary>One message comes by several webhooks; the one that says it is ours may come after one that did not.</summary>
    private static bool IsNewsOfOwnership(Conversation state, Thread thread, ReceiveMessage command) =>
        state is not Conversation.WithAgent && thread.Unanswered.Any(pending => pending.Message.MessageId == command.Message.MessageId);

    /// <summary>
    /// Webhooks are retried, delayed and reordered: one from before the hand-off, or right after it, does not take the chat back. Nor does any in a
    /// pause, which ends by itself.
    /// </summary>
    private static bool MayBeOursAgain(Conversation.WithHuman held, ReceiveMessage command, ConversationRules rules, DateTimeOffset now) =>
        held.Until is null && command.Message.SentAt > held.Since && now >= held.Since + rules.ReassignmentGrace;
}

public static class ReceiveMessageHandler
{
    public static async Task Handle(
        ReceiveMessage command, ConversationStream stream, ConversationRules rules, IAgentRules agents, TimeProvider time, Ids ids, CancellationToken cancellation)
    {
        var newId = ids.New();
        var agent = await agents.OfAsync(stream.Tenant, cancellation);
        await stream.DecideAsync(command.ConversationId, state =>
            ReceiveMessageDecision.Decide(state, command, rules, agent, time.GetUtcNow(), newId), cancellation);
    }
}
