using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>A process is about to attempt an effect: the claim is committed before the call.</summary>
public sealed record ClaimEffect(string ConversationId, string EffectId, string Runner) : ConversationMessage(ConversationId)
{
    /// <summary>The latest doubt about who has the chat that the process knew of: a newer one wants a look first.</summary>
    public DateTimeOffset? DoubtedAt { get; init; }

    /// <summary>When the chat was last seen to be the agent's, if that is of interest.</summary>
    public DateTimeOffset? SeenAt { get; init; }
}

public static class ClaimEffectDecision
{
    public static Decision Decide(Conversation state, ClaimEffect command, DateTimeOffset now)
    {
        if (state.Known is not { } thread)
            return Decision.Refuse(Codes.ConversationUnknown);
        if (thread.Effects.FirstOrDefault(owed => owed.Effect.Id == command.EffectId) is not { } effect)
            return Decision.Ignore(Codes.EffectSettled);
        if (thread.Effects[0] != effect)
            return Decision.Ignore(Codes.NotNext);
        if (effect.Progress is not EffectProgress.Waiting waiting)
            return Decision.Ignore(Codes.EffectClaimedElsewhere);
        if (thread.ReportOn(effect) is not null)
            return Decision.Ignore(Codes.EffectSettled);
        if (effect.Epoch != thread.Epoch)
            return Decision.Ignore(Codes.OwnerChanged);
        if (state.HoldsBack(effect))
            return Decision.Ignore(Codes.NotNext);
        if (effect.Effect.IsMessage && thread.DoubtedAt != command.DoubtedAt)
            return Decision.Ignore(Codes.OwnerDoubted);
        return waiting.NotBefore <= now
            ? Decision.Accept(new EffectClaimed(effect.Effect.Id, effect.Attempts + 1, command.Runner, now) { SeenAt = command.SeenAt })
            : Decision.Ignore(Codes.NotNext);
    }
}

public static class ClaimEffectHandler
{
    public static Task<Outcome> Handle(ClaimEffect command, ConversationStream stream, TimeProvider time, CancellationToken cancellation) =>
        stream.DecideAsync(command.ConversationId, state => ClaimEffectDecision.Decide(state, command, time.GetUtcNow()), cancellation);
}
