using System.Diagnostics;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>What history said of a noticed reassignment.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Epoch">The ownership the question was asked under.</param>
/// <param name="Evidence">What was found.</param>
public sealed record SettleReassignment(string ConversationId, int Epoch, ReassignmentEvidence Evidence) : ConversationMessage(ConversationId)
{
    /// <summary>Which question of this ownership it answers.</summary>
    public int Question { get; init; }
}

public enum ReassignmentEvidence { AgentHasIt, ColleagueHasIt, Inconclusive, Unreadable }

public static class SettleReassignmentDecision
{
    public static Decision Decide(Conversation state, SettleReassignment command, ConversationRules rules, DateTimeOffset now, string newId) => state switch
    {
        Conversation.WithHuman { Questioned: true } held when held.Thread.Epoch == command.Epoch && held.Questions == command.Question =>
            command.Evidence == ReassignmentEvidence.AgentHasIt
            || (command.Evidence == ReassignmentEvidence.Inconclusive && IsBelieved(held) && now >= held.Since + rules.ReassignmentGrace)
                ? OwnerChange.ToAgent(held.Thread, command.ConversationId, Codes.ChatAssigned, held.Thread.TicketId, now, newId).Sending(OwnerChange.Certain(held, command.ConversationId))
                : Dismiss(command, now),
        Conversation.WithHuman or Conversation.WithAgent or Conversation.Resolved or Conversation.Unassigned => Decision.Ignore(Codes.OwnerChanged),
        Conversation.NotStarted => Decision.Refuse(Codes.ConversationUnknown),
        _ => throw new UnreachableException(),
    };

    /// <summary>
    /// Whether what Wati sends counts without evidence. A pause ends by itself. And a colleague who took the chat may have left it assigned to the agent:
    /// then messages go on coming as the agent's, and only an assignment gives the chat back.
    /// </summary>
    private static bool IsBelieved(Conversation.WithHuman held) =>
        held.Until is null && !(held.AskedByMessage && held.IsSomebodys);

    /// <summary>What was read and shows nothing is another matter than what could not be read: there a person may be writing.</summary>
    private static Decision Dismiss(SettleReassignment command, DateTimeOffset now) => command.Evidence == ReassignmentEvidence.Unreadable
        ? Decision.Accept(new ReassignmentDismissed(Codes.HistoryUnreadable, now)).Sending(OwnerChange.InDoubt(command.ConversationId))
        : Decision.Accept(new ReassignmentDismissed(Codes.AssignedToColleague, now));
}

public static class SettleReassignmentHandler
{
    public static Task<Outcome> Handle(
        SettleReassignment command, ConversationStream stream, ConversationRules rules, TimeProvider time, Ids ids, CancellationToken cancellation)
    {
        var newId = ids.New();
        return stream.DecideAsync(command.ConversationId, state =>
            SettleReassignmentDecision.Decide(state, command, rules, time.GetUtcNow(), newId), cancellation);
    }
}
