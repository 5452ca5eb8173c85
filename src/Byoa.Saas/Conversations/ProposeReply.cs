using System.Diagnostics;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>The turn has an answer. It is accepted only if the chat is still the agent's, the session window is open, and the customer has not written again.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="TurnId">The turn that proposes.</param>
/// <param name="CallId">The model call the draft came from.</param>
/// <param name="ReplyId">Parent of the effects' ids.</param>
/// <param name="Reason">What kind of answer, as one of <see cref="Codes"/>.</param>
/// <param name="Effects">Its parts in order.</param>
/// <param name="Resolve">Closes the chat once the parts are out; null to leave it open.</param>
public sealed record ProposeReply(
    string ConversationId, string TurnId, string CallId, string ReplyId, string Reason, IReadOnlyList<Effect> Effects, Effect.Resolve? Resolve) : ConversationMessage(ConversationId)
{
    /// <summary>So many times in a row the same answer is one too many: it is not sent, and a person takes over. 0 for no bound.</summary>
    public int MostSameAnswers { get; init; }
}

public static class ProposeReplyDecision
{
    public static Decision Decide(Conversation state, ProposeReply command, ConversationRules rules, DateTimeOffset now, string newId) => state switch
    {
        Conversation.WithAgent { Turn: { Call: ModelCall.Answered call } turn } held when turn.Id == command.TurnId && call.CallId == command.CallId =>
            Propose(held, turn, call, command, rules, now, newId),
        Conversation.WithAgent => Decision.Ignore(Codes.TurnOver),
        Conversation.WithHuman or Conversation.Unassigned or Conversation.Resolved => Decision.Ignore(Codes.OwnerChanged),
        Conversation.NotStarted => Decision.Refuse(Codes.ConversationUnknown),
        _ => throw new UnreachableException(),
    };

    private static Decision Propose(
        Conversation.WithAgent held, Turn turn, ModelCall.Answered call, ProposeReply command, ConversationRules rules, DateTimeOffset now, string newId)
    {
        if (held.ReadsHistory)
            return Decision.Ignore(Codes.NotNext);
        if (SessionWindow.IsClosed(held.Thread, now))
            return Decision.Accept(new DraftExpired(turn.Id, call.CallId, now));
        var newer = held.Thread.Unanswered.Any(pending => !call.Answers.Contains(pending.Message.MessageId));
        // A person answered meanwhile, as history showed: the draft knows nothing of it.
        var outdated = call.Answers.Any(id => held.Thread.Unanswered.All(pending => pending.Message.MessageId != id));
        if (outdated || (newer && turn.Superseded < rules.MostSupersededDrafts))
            return Decision.Accept(new DraftSuperseded(turn.Id, call.CallId, now));
        if (Breaker.Repeats(held.Thread, command.Effects, command.MostSameAnswers))
            return Breaker.Trip(held.Thread, command.ConversationId, held.Thread.Epoch, turn, Codes.RepeatedAnswer, now);

        // What could not be read is read once the customer has this answer: a question may stand in history alone, and then the chat is not closed.
        var goesOn = newer || !held.Thread.HistoryKnown;
        // Words of the agent's that were lost are to be recovered first.
        var closing = newer || held.Thread.Lost is not [] ? null : command.Resolve;
        var decided = Decision.Accept([
            .. OwnerChange.KeepOpen(held.Thread, now),
            new ReplyDecided(turn.Id, command.ReplyId, held.Thread.Epoch, call.Answers, goesOn && closing is not null ? [.. command.Effects, closing] : command.Effects, now),
            new TurnEnded(turn.Id, TurnOutcome.Replied, command.Reason, now),
            .. closing is not null && !goesOn ? [new ConversationResolved(held.Thread.Epoch, Codes.ResolvedByAgent, [closing], now)] : Array.Empty<IConversationEvent>(),
        ]).Sending(new CarryOutEffects(command.ConversationId));
        return goesOn ? decided.Then(command.ConversationId, held.Thread.Epoch, now, newId) : decided;
    }
}

public static class ProposeReplyHandler
{
    public static Task<Outcome> Handle(
        ProposeReply command, ConversationStream stream, ConversationRules rules, TimeProvider time, Ids ids, CancellationToken cancellation)
    {
        var newId = ids.New();
        return stream.DecideAsync(command.ConversationId, state => ProposeReplyDecision.Decide(state, command, rules, time.GetUtcNow(), newId), cancellation);
    }
}
