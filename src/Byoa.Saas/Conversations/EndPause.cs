using System.Diagnostics;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>A pause may be over. Only the pause that is meant, and only once its time has come.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Epoch">The person's time with the chat that is meant.</param>
/// <param name="Until">The end that was set.</param>
/// <param name="Assignee">To whom Wati has the chat assigned, if to a person: it stays theirs.</param>
public sealed record EndPause(string ConversationId, int Epoch, DateTimeOffset Until, string? Assignee) : ConversationMessage(ConversationId)
{
    /// <summary>History could not be read, so that nobody knows who has the chat: a person keeps it, until it is given back.</summary>
    public bool InDoubt { get; init; }

    /// <summary>When the look began that says so; null without one.</summary>
    public DateTimeOffset? LookedAt { get; init; }
}

public static class EndPauseDecision
{
    public static Decision Decide(Conversation state, EndPause command, DateTimeOffset now, string newId) => state switch
    {
        Conversation.WithHuman held when !IsOver(held, command.Epoch, command.Until, now) => Decision.Ignore(Codes.NotDue),
        Conversation.WithHuman held when command.Assignee is { } person => Decision.Accept(new TakeOverRenewed(person, Codes.AssignedToColleague, now) { Since = command.LookedAt }),
        Conversation.WithHuman held when command.InDoubt => Decision.Accept(new TakeOverRenewed(held.Operator, Codes.HistoryUnreadable, now) { Since = command.LookedAt })
            .Sending(OwnerChange.InDoubt(command.ConversationId)),
        Conversation.WithHuman held => OwnerChange.ToAgent(held.Thread, command.ConversationId, Codes.PauseOver, null, command.LookedAt, now, newId).Sending(OwnerChange.Certain(held, command.ConversationId)),
        Conversation.WithAgent or Conversation.Resolved or Conversation.Unassigned => Decision.Ignore(Codes.OwnerChanged),
        Conversation.NotStarted => Decision.Refuse(Codes.ConversationUnknown),
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether this very pause is over: a later end may have been set, the chat given back, or taken anew.</summary>
    public static bool IsOver(Conversation.WithHuman held, int epoch, DateTimeOffset until, DateTimeOffset now) =>
        held.Thread.Epoch == epoch && held.Until == until && now >= until;
}

public static class EndPauseHandler
{
    public static Task<Outcome> Handle(EndPause command, ConversationStream stream, TimeProvider time, Ids ids, CancellationToken cancellation)
    {
        var newId = ids.New();
        return stream.DecideAsync(command.ConversationId, state => EndPauseDecision.Decide(state, command, time.GetUtcNow(), newId), cancellation);
    }
}
