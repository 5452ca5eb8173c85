using System.Diagnostics;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>The turn has nothing to say, for a reason.</summary>
public sealed record EndTurnInSilence(string ConversationId, string TurnId, string Reason) : ConversationMessage(ConversationId);

public static class EndTurnInSilenceDecision
{
    public static Decision Decide(Conversation state, EndTurnInSilence command, DateTimeOffset now) => state switch
    {
        // A message that came meanwhile deserves an answer, and one may stand in history alone: the turn goes on with it.
        Conversation.WithAgent { Turn: { } turn, Thread: { Unanswered.Count: > 0 } or { HistoryKnown: false } } when turn.Id == command.TurnId => Decision.Ignore(Codes.NotNext),
        // The agent was closing the chat when it was assigned once more, and nothing is open.
        Conversation.WithAgent { Turn: { } turn } held when turn.Id == command.TurnId && OwnerChange.KeepOpen(held.Thread, now).Any() => Decision
            .Accept(new TurnEnded(turn.Id, TurnOutcome.Silent, command.Reason, now), new ConversationResolved(held.Thread.Epoch, Codes.ResolvedByAgent, [], now))
            .Sending(new CarryOutEffects(command.ConversationId)),
        Conversation.WithAgent { Turn: { } turn } when turn.Id == command.TurnId =>
            Decision.Accept(new TurnEnded(turn.Id, TurnOutcome.Silent, command.Reason, now)),
        Conversation.WithAgent => Decision.Ignore(Codes.TurnOver),
        Conversation.WithHuman or Conversation.Unassigned or Conversation.Resolved => Decision.Ignore(Codes.OwnerChanged),
        Conversation.NotStarted => Decision.Refuse(Codes.ConversationUnknown),
        _ => throw new UnreachableException(),
    };
}

public static class EndTurnInSilenceHandler
{
    public static Task<Outcome> Handle(EndTurnInSilence command, ConversationStream stream, TimeProvider time, CancellationToken cancellation) =>
        stream.DecideAsync(command.ConversationId, state => EndTurnInSilenceDecision.Decide(state, command, time.GetUtcNow()), cancellation);
}
