using System.Diagnostics;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>Something happened in a running turn: a step's claim or its result.</summary>
public sealed record RecordTurnFact(string ConversationId, ITurnEvent Fact) : ConversationMessage(ConversationId);

public static class RecordTurnFactDecision
{
    public static Decision Decide(Conversation state, RecordTurnFact command, AgentRules agent, DateTimeOffset now) => state switch
    {
        Conversation.WithAgent { Turn.Call: ModelCall.Answered or ModelCall.Discarded } held
            when command.Fact is ModelAnswered again && held.Turn.Call.CallId == again.CallId => Decision.Ignore(Codes.Duplicate),
        // Whatever became of the turn, tokens were paid for and stay on the books.
        not Conversation.NotStarted when command.Fact is ModelAnswered => Decision.Accept(command.Fact),
        Conversation.WithAgent { Turn: { } turn } held when turn.Id == command.Fact.TurnId => Record(held, turn, command, agent, now),
        Conversation.WithAgent => Decision.Ignore(Codes.TurnOver),
        Conversation.WithHuman or Conversation.Unassigned or Conversation.Resolved => Decision.Ignore(Codes.OwnerChanged),
        Conversation.NotStarted => Decision.Refuse(Codes.ConversationUnknown),
        _ => throw new UnreachableException(),
    };

    private static Decision Record(Conversation.WithAgent held, Turn turn, RecordTurnFact command, AgentRules agent, DateTimeOffset now)
    {
        var stale = command.Fact switch
        {
            HistoryImported { IsPassing: true } when turn.HistoryFailure is not null => true,
            HistoryImported history => held.Thread.HistoryKnown || history.Demand != held.Thread.HistoryDemands,
            ContactRead => turn.ContactRead,
            MediaRead media => turn.Media.ContainsKey(media.MessageId),
            ModelCallClaimed => turn.Call is ModelCall.Running,
            ModelCallFailed failed => turn.Call is not ModelCall.Running running || running.CallId != failed.CallId,
            ModelFellBack => turn.Asks == ModelRole.Fallback || turn.Call is not ModelCall.Failed,
            ToolCallClaimed claim => turn.Tools.All(tool => tool.Call.CallId != claim.CallId || tool.Finished || tool.ClaimedAt is not null),
            ToolCallFinished finished => turn.Tools.All(tool => tool.Call.CallId != finished.CallId || tool.Finished),
            _ => false,
        };
        return stale ? Decision.Ignore(Codes.Duplicate)
            : command.Fact is HistoryImported imported ? Import(held, command.ConversationId, Fresh(held.Thread, imported), agent, now)
            : Decision.Accept(command.Fact);
    }

    /// <summary>History tells when the chat was given, and with it whether a colleague wrote since; and what a person has answered that a reply was decided for.</summary>
    private static Decision Import(Conversation.WithAgent held, string conversationId, HistoryImported history, AgentRules agent, DateTimeOffset now)
    {
        var thread = held.Thread;
        if (thread.ToldAt is not null && Since(thread, history) is { } since && OwnerChange.StayAway(held, conversationId, since, null, agent, now, history) is { } away)
            return away;
        return Decision.Accept([history, .. AnsweredByPerson(thread, history, now)])
            .Sending(thread.Effects is [] ? [] : [new CarryOutEffects(conversationId)]);
    }

    /// <summary>Since when a colleague's word counts. In doubt it does; where history may be read later, that is waited for.</summary>
    private static DateTimeOffset? Since(Thread thread, HistoryImported history)
    {
        if (history.Failure is not null)
            return thread.IsWordOpen && !history.IsPassing ? thread.AssignmentsFrom : null;
        var given = thread.GivenBy(history.AssignedAt, history.IsUnlisted);
        return thread.ReturnedAt > given ? thread.ReturnedAt : given;
    }

    /// <summary>A reply that is not begun, with all its parts: a person's word stands after everything it was to answer.</summary>
    private static IEnumerable<EffectAbandoned> AnsweredByPerson(Thread thread, HistoryImported history, DateTimeOffset now)
    {
        var answered = false;
        foreach (var owed in thread.Effects.Where(owed => owed is { Effect.IsMessage: true, Progress: EffectProgress.Waiting } && owed.Epoch == thread.Epoch && thread.ReportOn(owed) is null))
        {
            if (owed.Answers.Count > 0)
                answered = owed.Answers.All(message => history.Told?.Contains(message.MessageId) == true);
            if (answered)
                yield return new EffectAbandoned(owed.Effect.Id, Codes.AnsweredByPerson, now);
        }
    }

    /// <summary>What history shows may have come by webhook meanwhile: as pending it was received once, and before a person's word it is answered.</summary>
    private static HistoryImported Fresh(Thread thread, HistoryImported history)
    {
        var answered = (history.AnsweredByPerson ?? []).Concat(history.Told ?? []).ToHashSet();
        List<string> waited = [.. thread.Unanswered.Select(pending => pending.Message.MessageId).Where(answered.Contains)];
        return history with
        {
            Pending = [.. history.Pending.Where(message => !thread.HasSeen(message.MessageId))],
            AnsweredByPerson = waited is [] ? null : waited,
        };
    }
}

public static class RecordTurnFactHandler
{
    public static async Task<Outcome> Handle(RecordTurnFact command, ConversationStream stream, IAgentRules agents, TimeProvider time, CancellationToken cancellation)
    {
        var agent = command.Fact is HistoryImported ? await agents.OfAsync(stream.Tenant, cancellation) : AgentRules.None;
        return await stream.DecideAsync(command.ConversationId, state => RecordTurnFactDecision.Decide(state, command, agent, time.GetUtcNow()), cancellation);
    }
}
