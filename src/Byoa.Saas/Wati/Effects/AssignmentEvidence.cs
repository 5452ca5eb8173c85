using Byoa.Saas.Conversations;
using Byoa.Saas.Wati.Access;

namespace Byoa.Saas.Wati.Effects;

/// <summary>Who has a chat, by what history tells. Wati says nothing of a person who takes over; this is how the agent learns it.</summary>
public static class AssignmentEvidence
{
    /// <summary>Wati's clock and ours may differ by so much.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);

    /// <summary>Whether history says who has the chat: an assignment stands in what was read of it, or it was read back to when we last knew.</summary>
    public static bool Tells(HistoryLook.Read read, DateTimeOffset lastKnown) => read.ReachesBackTo <= lastKnown || Assignments.Latest(read.NewestFirst) is not null;

    /// <summary>A person had the chat, and Wati sent something as if it were the agent's again.</summary>
    /// <param name="newestFirst">One page of history.</param>
    /// <param name="held">The person who has the chat as far as we know, and since when.</param>
    /// <param name="agentEmail">The AI operator's e-mail, if the tenant told us.</param>
    /// <param name="reachesBackTo">Since when all was seen.</param>
    public static ReassignmentEvidence OfReassignment(
        IReadOnlyList<WatiHistoryItem> newestFirst, Conversation.WithHuman held, string? agentEmail, DateTimeOffset reachesBackTo = default)
    {
        var latest = Assignments.Latest(newestFirst);
        if (latest is null)
            return IsNothingToSee(held, reachesBackTo) ? ReassignmentEvidence.ColleagueHasIt : ReassignmentEvidence.Inconclusive;
        // An assignment from before the person had the chat says nothing of the time after it. No tolerance here: in doubt the person keeps it.
        if (IsAgent(latest.Assignee, held.Thread, agentEmail) && latest.At > held.Since && !(held.Reason == Codes.TakenOver && !IsGivenBack(newestFirst, held, agentEmail)))
            return ReassignmentEvidence.AgentHasIt;
        // Our own hand-over is the latest there is: what Wati sent was a straggler from before it.
        if (latest.At <= held.Since + ClockTolerance || (latest.Assignee is { } person && Assignments.IsSame(person, held.Operator)))
            return ReassignmentEvidence.ColleagueHasIt;
        return latest.Assignee is not null && Knows(held.Thread, agentEmail) ? ReassignmentEvidence.ColleagueHasIt : ReassignmentEvidence.Inconclusive;
    }

    /// <summary>
    /// Whether it is no wonder that history shows no assignment, and says nothing for the agent: ours has not gone out yet, or the person took the chat
    /// and kept it. Some histories list no assignments at all; whether this one does, only the time tells in which the chat became the agent's.
    /// </summary>
    private static bool IsNothingToSee(Conversation.WithHuman held, DateTimeOffset reachesBackTo) =>
        held.Thread.Effects.Any(owed => owed.Effect is Effect.Assign && owed.Epoch == held.Thread.Epoch)
        || (held.IsSomebodys && reachesBackTo > held.Thread.TakenAt);

    /// <summary>The agent has the chat as far as we know, and is about to speak: who took it meanwhile, or null when nobody did, as far as history tells.</summary>
    /// <param name="newestFirst">One page of history.</param>
    /// <param name="thread">The conversation.</param>
    /// <param name="agentEmail">The AI operator's e-mail, if the tenant told us.</param>
    public static WatiHistoryItem? OfTakeOver(IReadOnlyList<WatiHistoryItem> newestFirst, Conversations.Thread thread, string? agentEmail) =>
        Assignments.Latest(newestFirst) is { Assignee: { } assignee } latest && IsColleague(assignee, thread, agentEmail)
            && latest.At - ClockTolerance > OursByOurClock(newestFirst, thread, agentEmail)
            && (thread.DoubtedAt is not null || !(latest.At <= thread.ShownAt))
            ? latest
            : null;

    /// <summary>
    /// Until when the chat was the agent's for sure: Wati sends messages as the agent's only while it is. Unless a message told of a colleague: then
    /// only what we gave back ourselves counts for more than the latest assignment. When an assignment was told is not when it was made; it counts
    /// only where history, which knows that, does not list the agent's assignments. When a message was written and when the chat was assigned is told by
    /// one clock, Wati's; of what we gave back ourselves, or were told, ours tells.
    /// </summary>
    public static DateTimeOffset OursUntil(IReadOnlyList<WatiHistoryItem> newestFirst, Conversations.Thread thread, string? agentEmail)
    {
        var ours = OursByOurClock(newestFirst, thread, agentEmail);
        return thread.DoubtedAt is null && thread.ShownAt > ours ? thread.ShownAt.Value : ours;
    }

    private static DateTimeOffset OursByOurClock(IReadOnlyList<WatiHistoryItem> newestFirst, Conversations.Thread thread, string? agentEmail)
    {
        var counts = thread.DoubtedAt is null && !(thread.GivenAt <= thread.ShownAt) && Assignments.LatestToAgent(newestFirst, thread.AgentName, agentEmail) is null;
        var given = counts ? thread.GivenAt : DateTimeOffset.MinValue;
        return thread.ReturnedAt > given ? thread.ReturnedAt.Value : given;
    }

    /// <summary>A pause is over: the person Wati has the chat assigned to, or null when to nobody but the agent, as far as history tells. In doubt the person keeps it.</summary>
    /// <param name="newestFirst">One page of history.</param>
    /// <param name="held">The pause.</param>
    /// <param name="agentEmail">The AI operator's e-mail, if the tenant told us.</param>
    public static string? OfPersonAfterPause(IReadOnlyList<WatiHistoryItem> newestFirst, Conversation.WithHuman held, string? agentEmail) =>
        Assignments.Latest(newestFirst) is { Assignee: { } assignee } latest
            && latest.At + ClockTolerance >= held.AssignmentsFrom && IsColleague(assignee, held.Thread, agentEmail)
            ? assignee
            : null;

    /// <summary>
    /// A customer who writes into a solved chat reopens it, and a rule of the account assigns it: nobody gave back what a person told the platform to have.
    /// Whether somebody did, the latest assignment that no rule made tells.
    /// </summary>
    private static bool IsGivenBack(IReadOnlyList<WatiHistoryItem> history, Conversation.WithHuman held, string? agentEmail) =>
        Assignments.Latest(history.Where(item => !FollowsReopening(history, item))) is { } made && made.At > held.Since && IsAgent(made.Assignee, held.Thread, agentEmail);

    /// <summary>The first that follows upon a customer's message: what comes after it somebody made, and a closing is no reopening.</summary>
    private static bool FollowsReopening(IReadOnlyList<WatiHistoryItem> history, WatiHistoryItem assignment) =>
        history.Any(item => item.Kind == WatiHistoryKind.Ticket && item.At <= assignment.At && item.At >= assignment.At - ClockTolerance
            && history.Any(message => message is { Kind: WatiHistoryKind.Message, FromBusiness: false } && (message.At - item.At).Duration() <= ClockTolerance)
            && !history.Any(other => other.Kind == WatiHistoryKind.Assignment && other.At >= item.At && other.At < assignment.At));

    /// <summary>When the latest assignment was made that history shows.</summary>
    public static DateTimeOffset? LatestAt(IReadOnlyList<WatiHistoryItem> newestFirst) => Assignments.Latest(newestFirst)?.At;

    private static bool Knows(Conversations.Thread thread, string? agentEmail) => thread.AgentName is not null || agentEmail is not null;

    private static bool IsAgent(string? assignee, Conversations.Thread thread, string? agentEmail) => Assignments.IsAgent(assignee, thread.AgentName, agentEmail);

    /// <summary>Without a name of ours nobody can be told from us; and by an e-mail of ours nobody who goes by a name.</summary>
    private static bool IsColleague(string assignee, Conversations.Thread thread, string? agentEmail) =>
        !IsAgent(assignee, thread, agentEmail) && (assignee.Contains('@', StringComparison.Ordinal) ? agentEmail : thread.AgentName) is not null;
}
