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
            IsTheAgents(held, command, rules, now) ? GiveBack(held, command, agent, now, newId) : Dismiss(held, command, rules, now),
        Conversation.WithHuman or Conversation.WithAgent or Conversation.Resolved or Conversation.Unassigned => Decision.Ignore(Codes.OwnerChanged),
        Conversation.NotStarted => Decision.Refuse(Codes.ConversationUnknown),
        _ => throw new UnreachableException(),
    };

    /// <summary>What was read before a pause was set, or a person took it anew, says nothing of the time since.</summary>
    private static bool IsTheAgents(Conversation.WithHuman held, SettleReassignment command, ConversationRules rules, DateTimeOffset now) => command.Evidence switch
    {
        ReassignmentEvidence.AgentHasIt => !(command.AssignedAt <= held.Since),
        ReassignmentEvidence.Inconclusive => IsBelieved(held) && IsGraceOver(held, rules, now),
        _ => false,
    };

    /// <summary>A colleague may have written since. Where history lists no assignment, since it was told.</summary>
    private static Decision GiveBack(Conversation.WithHuman held, SettleReassignment command, AgentRules agent, DateTimeOffset now, string newId)
    {
        var since = command.Evidence == ReassignmentEvidence.AgentHasIt ? command.AssignedAt : held.ToldAt;
        return (OwnerChange.StayAway(held, command.ConversationId, since, held.Operator, agent, now)
            ?? OwnerChange.ToAgent(held.Thread, command.ConversationId, Codes.ChatAssigned, held.Thread.TicketId, since, now, newId))
            .Sending(OwnerChange.Certain(held, command.ConversationId));
    }

    /// <summary>
    /// Whether what Wati sends counts without evidence. A pause ends by itself. A colleague who took the chat may have left it assigned to the agent:
    /// then messages go on coming as the agent's, and only an assignment gives the chat back. Against a person who told the platform to have it not even
    /// that, which may repeat an older one.
    /// </summary>
    private static bool IsBelieved(Conversation.WithHuman held) =>
        held.Until is null && held.Reason != Codes.TakenOver && !(held.AskedByMessage && held.IsSomebodys);

    private static bool IsGraceOver(Conversation.WithHuman held, ConversationRules rules, DateTimeOffset now) => now >= held.Since + rules.ReassignmentGrace;

    /// <summary>What was read and shows nothing is another matter than what could not be read, or says neither: there a person may be writing, or nobody.</summary>
    private static Decision Dismiss(Conversation.WithHuman held, SettleReassignment command, ConversationRules rules, DateTimeOffset now)
    {
        var isOpen = command.Evidence == ReassignmentEvidence.Inconclusive && held is { Until: null, Reason: Codes.TakenOver, AskedByMessage: false } && IsGraceOver(held, rules, now);
        return isOpen || command.Evidence == ReassignmentEvidence.Unreadable
            ? Decision.Accept(new ReassignmentDismissed(Codes.HistoryUnreadable, now)).Sending(OwnerChange.InDoubt(command.ConversationId))
            : Decision.Accept(new ReassignmentDismissed(Codes.AssignedToColleague, now));
    }
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
