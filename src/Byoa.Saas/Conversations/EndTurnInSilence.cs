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
        // The agent had closed the chat when it was told of its assignment once more, or was about to, and nothing is open.
        Conversation.WithAgent { Turn: { } turn } held when turn.Id == command.TurnId && MayClose(held.Thread) => Decision
            .Accept(new TurnEnded(turn.Id, TurnOutcome.Silent, command.Reason, now), new ConversationResolved(held.Thread.Epoch, Codes.ResolvedByAgent, [], now))
            .Sending(held.Thread.Effects is [] ? [] : [new CarryOutEffects(command.ConversationId)]),
        Conversation.WithAgent { Turn: { } turn } when turn.Id == command.TurnId =>
            Decision.Accept(new TurnEnded(turn.Id, TurnOutcome.Silent, command.Reason, now)),
        Conversation.WithAgent => Decision.Ignore(Codes.TurnOver),
        Conversation.WithHuman or Conversation.Unassigned or Conversation.Resolved => Decision.Ignore(Codes.OwnerChanged),
        Conversation.NotStarted => Decision.Refuse(Codes.ConversationUnknown),
        _ => throw new UnreachableException(),
    };

    /// <summary>Words of the agent's that were lost are to be recovered first.</summary>
    private static bool MayClose(Thread thread) => thread.Lost is [] && (thread.IsClosing || IsClosed(thread));

    /// <summary>The closing is made, and history shows no assignment to the agent since.</summary>
    private static bool IsClosed(Thread thread) => thread.ToldAt is null && thread.GivenAt <= thread.ClosedAt && thread.Effects.All(owed => owed.Effect is not Effect.Resolve);
}

public static class EndTurnInSilenceHandler
{
    public static Task<Outcome> Handle(EndTurnInSilence command, ConversationStream stream, TimeProvider time, CancellationToken cancellation) =>
        stream.DecideAsync(command.ConversationId, state => EndTurnInSilenceDecision.Decide(state, command, time.GetUtcNow()), cancellation);
}
