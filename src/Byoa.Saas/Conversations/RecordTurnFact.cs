using System.Diagnostics;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>Something happened in a running turn: a step's claim or its result.</summary>
public sealed record RecordTurnFact(string ConversationId, ITurnEvent Fact) : ConversationMessage(ConversationId);

public static class RecordTurnFactDecision
{
    public static Decision Decide(Conversation state, RecordTurnFact command) => state switch
    {
        Conversation.WithAgent { Turn.Call: ModelCall.Answered or ModelCall.Discarded } held
            when command.Fact is ModelAnswered again && held.Turn.Call.CallId == again.CallId => Decision.Ignore(Codes.Duplicate),
        // Whatever became of the turn, tokens were paid for and stay on the books.
        not Conversation.NotStarted when command.Fact is ModelAnswered => Decision.Accept(command.Fact),
        Conversation.WithAgent { Turn: { } turn } held when turn.Id == command.Fact.TurnId => Record(held, turn, command.Fact),
        Conversation.WithAgent => Decision.Ignore(Codes.TurnOver),
        Conversation.WithHuman or Conversation.Unassigned or Conversation.Resolved => Decision.Ignore(Codes.OwnerChanged),
        Conversation.NotStarted => Decision.Refuse(Codes.ConversationUnknown),
        _ => throw new UnreachableException(),
    };

    private static Decision Record(Conversation.WithAgent held, Turn turn, ITurnEvent fact)
    {
        var stale = fact switch
        {
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
        return stale ? Decision.Ignore(Codes.Duplicate) : Decision.Accept(Fresh(held.Thread, fact));
    }

    /// <summary>What history shows may have come by webhook meanwhile: as pending it was received once, and before a person's word it is answered.</summary>
    private static ITurnEvent Fresh(Thread thread, ITurnEvent fact)
    {
        if (fact is not HistoryImported history)
            return fact;
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
    public static Task<Outcome> Handle(RecordTurnFact command, ConversationStream stream, CancellationToken cancellation) =>
        stream.DecideAsync(command.ConversationId, state => RecordTurnFactDecision.Decide(state, command), cancellation);
}
