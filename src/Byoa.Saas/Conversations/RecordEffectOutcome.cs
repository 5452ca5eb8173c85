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
    public static Decision Decide(Conversation state, RecordEffectOutcome command, string newId)
    {
        if (state.Known is not { } thread)
            return Decision.Refuse(Codes.ConversationUnknown);
        if (thread.Effects.FirstOrDefault(owed => owed.Effect.Id == command.Fact.EffectId) is not { } effect)
            return Decision.Ignore(Codes.EffectSettled);
        // That Wati accepted it is true whichever attempt it was; everything else counts only for the attempt in hand.
        var current = effect.Attempts == command.Attempt && effect.Progress is not EffectProgress.Waiting;
        if (command.Fact is not EffectAccepted && !current)
            return Decision.Ignore(Codes.Duplicate);
        return command.Fact switch
        {
            EffectRefused refused when effect.Epoch != thread.Epoch =>
                VoidPromise.Settle(state, command.ConversationId, effect, refused, newId).Sending(Undeliverable.Alerts(command.ConversationId, effect.Effect)),
            EffectRefused refused =>
                Undeliverable.Lost(state, command.ConversationId, effect, refused, refused.Code).Sending(Undeliverable.Alerts(command.ConversationId, effect.Effect)),
            EffectAccepted when effect.Effect is Effect.SendTemplate template => Decision.Accept(command.Fact).Sending(new ClearAlert(AlertKinds.TemplateRefused, template.Name)),
            _ => Decision.Accept(command.Fact),
        };
    }
}

public static class RecordEffectOutcomeHandler
{
    public static Task<Outcome> Handle(RecordEffectOutcome command, ConversationStream stream, Ids ids, CancellationToken cancellation)
    {
        var newId = ids.New();
        return stream.DecideAsync(command.ConversationId, state => RecordEffectOutcomeDecision.Decide(state, command, newId), cancellation);
    }
}
