using System.Diagnostics;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>The agent gives the conversation to a person.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Epoch">The ownership it was decided under.</param>
/// <param name="HandoffId">Parent of the effects' ids.</param>
/// <param name="Reason">One of <see cref="Codes"/>.</param>
/// <param name="Operator">To whom; null with empty teams for the account's default operator.</param>
/// <param name="Teams">To which teams.</param>
/// <param name="Summary">What the colleague should know.</param>
/// <param name="Effects">What tells the customer, the colleague and Wati, in that order.</param>
public sealed record HandOver(
    string ConversationId, int Epoch, string HandoffId, string Reason, string? Operator, IReadOnlyList<string> Teams, string Summary,
    IReadOnlyList<Effect> Effects) : ConversationMessage(ConversationId);

public static class HandOverDecision
{
    public static Decision Decide(Conversation state, HandOver command, DateTimeOffset now) => state switch
    {
        Conversation.WithAgent held when held.Thread.Epoch == command.Epoch => Decision.Accept([
            .. OwnerChange.StandDown(held, TurnOutcome.HandedOver, command.Reason, now),
            new HandedToPerson(command.HandoffId, held.Thread.Epoch + 1, command.Reason, command.Operator, command.Teams, command.Summary, command.Effects, now),
        ]).Sending(new CarryOutEffects(command.ConversationId)).Sending(Breaker.Raise(held.Thread, command.ConversationId, command.Reason)),
        Conversation.WithAgent => Decision.Ignore(Codes.OwnerChanged),
        Conversation.WithHuman => Decision.Ignore(Codes.AlreadyWithPerson),
        Conversation.Resolved => Decision.Ignore(Codes.AlreadyResolved),
        Conversation.Unassigned => Decision.Ignore(Codes.OwnerChanged),
        Conversation.NotStarted => Decision.Refuse(Codes.ConversationUnknown),
        _ => throw new UnreachableException(),
    };
}

public static class HandOverHandler
{
    public static Task<Outcome> Handle(HandOver command, ConversationStream stream, TimeProvider time, CancellationToken cancellation) =>
        stream.DecideAsync(command.ConversationId, state => HandOverDecision.Decide(state, command, time.GetUtcNow()), cancellation);
}
