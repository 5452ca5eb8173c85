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

    /// <summary>When the latest assignment was made that history shows, by Wati's clock.</summary>
    public DateTimeOffset? AssignedAt { get; init; }
}

public enum ReassignmentEvidence { AgentHasIt, ColleagueHasIt, Inconclusive, Unreadable }

public static class SettleReassignmentDecision
{
    public static Decision Decide(Conversation state, SettleReassignment command, ConversationRules rules, AgentRules agent, DateTimeOffset now, string newId) => state switch
    {
        Conversation.WithHuman { Questioned: true } held when held.Thread.Epoch == command.Epoch && held.Questions == command.Question =>
            StayAway(held, command, agent, now)
            ?? (command.Evidence == ReassignmentEvidence.AgentHasIt
            || (command.Evidence == ReassignmentEvidence.Inconclusive && IsBelieved(held) && now >= held.Since + rules.ReassignmentGrace)
                ? OwnerChange.ToAgent(held.Thread, command.ConversationId, Codes.ChatAssigned, held.Thread.TicketId, now, newId).Sending(OwnerChange.Certain(held, command.ConversationId))
                : Dismiss(command, now)),
        Conversation.WithHuman or Conversation.WithAgent or Conversation.Resolved or Conversation.Unassigned => Decision.Ignore(Codes.OwnerChanged),
        Conversation.NotStarted => Decision.Refuse(Codes.ConversationUnknown),
        _ => throw new UnreachableException(),
    };

    /// <summary>
    /// After the assignment that gives the chat back a colleague wrote, and that was told first: it is as if the agent had stood down then.
    /// Null when nobody did, or the agent would have slept long enough by now. What was written before, or in the same second, came before the assignment.
    /// </summary>
    private static Decision? StayAway(Conversation.WithHuman held, SettleReassignment command, AgentRules agent, DateTimeOffset now)
    {
        if (command.Evidence != ReassignmentEvidence.AgentHasIt || held.Thread.ColleagueSpokeAt is not { } spoke || !(spoke > command.AssignedAt))
            return null;
        var (epoch, until) = (held.Thread.Epoch + 1, spoke + agent.PauseAfterColleague);
        if (agent.PauseAfterColleague == TimeSpan.Zero)
            return Decision.Accept(new AgentStoodDown(epoch, held.Operator, Codes.ColleagueWrote, now) { Since = spoke }).Sending(OwnerChange.Certain(held, command.ConversationId));
        return until <= now
            ? null
            : Decision.Accept(new AgentPaused(epoch, held.Operator, Codes.ColleagueWrote, until, now) { Since = spoke })
                .Sending(OwnerChange.WakeUp(command.ConversationId, epoch, until, now)).Sending(OwnerChange.Certain(held, command.ConversationId));
    }

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
    public static async Task<Outcome> Handle(
        SettleReassignment command, ConversationStream stream, ConversationRules rules, IAgentRules agents, TimeProvider time, Ids ids, CancellationToken cancellation)
    {
        var newId = ids.New();
        var agent = await agents.OfAsync(stream.Tenant, cancellation);
        return await stream.DecideAsync(command.ConversationId, state =>
            SettleReassignmentDecision.Decide(state, command, rules, agent, time.GetUtcNow(), newId), cancellation);
    }
}
