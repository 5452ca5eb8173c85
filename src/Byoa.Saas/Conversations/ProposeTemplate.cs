using System.Diagnostics;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>The turn found the session window closed: a template shall stand in for the answer.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="TurnId">The turn that proposes.</param>
/// <param name="ReplyId">Parent of the effect's id.</param>
/// <param name="Answers">Ids of the customer messages it stands for.</param>
/// <param name="Template">What goes out.</param>
public sealed record ProposeTemplate(
    string ConversationId, string TurnId, string ReplyId, IReadOnlyList<string> Answers, Effect.SendTemplate Template) : ConversationMessage(ConversationId);

public static class ProposeTemplateDecision
{
    public static Decision Decide(Conversation state, ProposeTemplate command, DateTimeOffset now, string newId) => state switch
    {
        Conversation.WithAgent { Turn: { } turn } held when turn.Id == command.TurnId => Propose(held, turn, command, now, newId),
        Conversation.WithAgent => Decision.Ignore(Codes.TurnOver),
        Conversation.WithHuman or Conversation.Unassigned or Conversation.Resolved => Decision.Ignore(Codes.OwnerChanged),
        Conversation.NotStarted => Decision.Refuse(Codes.ConversationUnknown),
        _ => throw new UnreachableException(),
    };

    private static Decision Propose(Conversation.WithAgent held, Turn turn, ProposeTemplate command, DateTimeOffset now, string newId)
    {
        // A message that came meanwhile opens the window, and one may stand in history alone: the turn goes on with it.
        if (held.ReadsHistory || held.Thread.Unanswered.Any(pending => !command.Answers.Contains(pending.Message.MessageId)))
            return Decision.Ignore(Codes.NotNext);
        if (held.Thread.TemplateSpent)
            return Decision.Ignore(Codes.TemplateSpent);
        var decided = Decision.Accept([
            .. OwnerChange.KeepOpen(held.Thread, now),
            new TemplateDecided(command.ReplyId, held.Thread.Epoch, command.Answers, [command.Template], now),
            new TurnEnded(turn.Id, TurnOutcome.Replied, Codes.TemplateSent, now),
        ]).Sending(new CarryOutEffects(command.ConversationId));
        return held.Thread.HistoryKnown ? decided : decided.Then(command.ConversationId, held.Thread.Epoch, now, newId);
    }
}

public static class ProposeTemplateHandler
{
    public static Task<Outcome> Handle(ProposeTemplate command, ConversationStream stream, TimeProvider time, Ids ids, CancellationToken cancellation)
    {
        var newId = ids.New();
        return stream.DecideAsync(command.ConversationId, state => ProposeTemplateDecision.Decide(state, command, time.GetUtcNow(), newId), cancellation);
    }
}
