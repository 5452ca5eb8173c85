using Byoa.Saas.Alerts;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>What came of an attempt.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Attempt">The attempt it came of: a process that was frozen may report on one long reconciled.</param>
/// <param name="Fact">What happened.</param>
public sealed record RecordEffectOutcome(string ConversationId, int Attempt, IEffectEvent Fact) : ConversationMessage(ConversationId);

public static class RecordEffectOutcomeDecision
{
    public static Decision Decide(Conversation state, RecordEffectOutcome command)
    {
        if (state.Known is not { } thread)
            return Decision.Refuse(Codes.ConversationUnknown);
        if (thread.Effects.FirstOrDefault(owed => owed.Effect.Id == command.Fact.EffectId) is not { } effect)
            return Decision.Ignore(Codes.EffectSettled);
        // That Wati accepted it is true whichever attempt it was; everything else counts only for the attempt in hand.
        var current = effect.Attempts == command.Attempt && effect.Progress is not EffectProgress.Waiting;
        if (command.Fact is not EffectAccepted && !current)
            return Decision.Ignore(Codes.Duplicate);
        return command.Fact is EffectRefused refused
            ? Decision.Accept(refused).Sending([.. Undeliverable.HandOver(state, command.ConversationId, effect, refused.Code), .. Unassigned(command.ConversationId, effect)])
            : Decision.Accept(command.Fact);
    }

    /// <summary>Nobody was told of the hand-over then: the chat may lie with a person who does not exist.</summary>
    private static IReadOnlyList<object> Unassigned(string conversationId, OwedEffect owed) => owed.Effect is Effect.Assign
        ? [new RaiseAlert(AlertKinds.AssignmentRefused, conversationId, "Wati refused to assign this chat as the hand-off policy says: assign it by hand, and check the policy's operator and teams.")]
        : [];
}

public static class RecordEffectOutcomeHandler
{
    public static Task<Outcome> Handle(RecordEffectOutcome command, ConversationStream stream, CancellationToken cancellation) =>
        stream.DecideAsync(command.ConversationId, state => RecordEffectOutcomeDecision.Decide(state, command), cancellation);
}
