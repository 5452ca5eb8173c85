using System.Diagnostics;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>A reply was lost to the closed session window: a template shall stand in for it.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Epoch">The ownership the reply was lost under.</param>
/// <param name="LostAt">When the reply was attempted, or was to be.</param>
/// <param name="ReplyId">Parent of the effect's id.</param>
/// <param name="Template">What goes out.</param>
public sealed record ReplaceByTemplate(
    string ConversationId, int Epoch, DateTimeOffset LostAt, string ReplyId, Effect.SendTemplate Template) : ConversationMessage(ConversationId);

public static class ReplaceByTemplateDecision
{
    public static Decision Decide(Conversation state, ReplaceByTemplate command, DateTimeOffset now) => state switch
    {
        Conversation.WithAgent held when held.Thread.Epoch == command.Epoch => Replace(held, command, now),
        Conversation.WithAgent or Conversation.WithHuman or Conversation.Unassigned or Conversation.Resolved => Decision.Ignore(Codes.OwnerChanged),
        Conversation.NotStarted => Decision.Refuse(Codes.ConversationUnknown),
        _ => throw new UnreachableException(),
    };

    private static Decision Replace(Conversation.WithAgent held, ReplaceByTemplate command, DateTimeOffset now)
    {
        if (!held.Thread.Address.TakesTemplates)
            return Decision.Ignore(Codes.TemplateUnfit);
        // Several parts of one reply are lost one by one; the template stands for all of them.
        if (held.Thread is { TemplateSpent: true, Template.At: var at })
            return Decision.Ignore(at >= command.LostAt ? Codes.Duplicate : Codes.TemplateSpent);
        // The customer wrote since: that is answered in its own turn, and what was lost before is a person's to mend.
        if (held.Turn is not null || held.Thread.LastArrivalAt > command.LostAt)
            return Decision.Ignore(Codes.NotNext);
        return Decision.Accept(new TemplateDecided(command.ReplyId, held.Thread.Epoch, [], [command.Template], now))
            .Sending(new CarryOutEffects(command.ConversationId));
    }
}

public static class ReplaceByTemplateHandler
{
    public static Task<Outcome> Handle(ReplaceByTemplate command, ConversationStream stream, TimeProvider time, CancellationToken cancellation) =>
        stream.DecideAsync(command.ConversationId, state => ReplaceByTemplateDecision.Decide(state, command, time.GetUtcNow()), cancellation);
}
