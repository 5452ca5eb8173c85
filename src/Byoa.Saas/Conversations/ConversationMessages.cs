using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>What is said to or of one conversation. Prints as its name and id only: the bus logs what fails, and messages hold what customers wrote.</summary>
public abstract record ConversationMessage(string ConversationId)
{
    public sealed override string ToString() => $"{GetType().Name} {ConversationId}";
}

/// <summary>Work that stands in its tenant's line before Wati.</summary>
public abstract record WaitingMessage(string ConversationId) : ConversationMessage(ConversationId)
{
    /// <summary>Since when it waits without getting on: who has waited for long looks less often.</summary>
    public DateTimeOffset? WaitsSince { get; init; }

    public TimeSpan WaitedUntil(DateTimeOffset now) => now - (WaitsSince ?? now);
}

public static class Waiting
{
    public static T WaitingFrom<T>(this T message, DateTimeOffset now)
        where T : WaitingMessage => (T)(message with { WaitsSince = message.WaitsSince ?? now });
}

/// <summary>A message handled in arrival order with all others of its conversation.</summary>
public interface IConversationMessage
{
    string ConversationId { get; }
}

/// <summary>Work on a started turn until it ends. May be delivered again at any time: the stream says how far it came.</summary>
public sealed record RunTurn(string ConversationId, string TurnId) : ConversationMessage(ConversationId), ITenantLaneMessage
{
    /// <summary>Since when Wati has throttled every look into history, or failed to answer; null while it takes such calls. The tenant's own line does not count.</summary>
    public DateTimeOffset? ThrottledSince { get; init; }
}

/// <summary>Carry out what the conversation owes to Wati, in order. May be delivered again at any time.</summary>
public sealed record CarryOutEffects(string ConversationId) : WaitingMessage(ConversationId), ITenantLaneMessage
{
    /// <summary>What was looked for in vain before this was put off, so that the looking ends at last.</summary>
    public Unfound? Unfound { get; init; }

    /// <summary>Looks in a row, at who has the chat, that Wati did not answer: after a few the agent speaks without.</summary>
    public int BlindLooks { get; init; }

    public CarryOutEffects Unseen() => this with { BlindLooks = BlindLooks + 1 };

    /// <summary>Something was done: what is waited for from now on is another thing.</summary>
    public CarryOutEffects GotOn() => this with { WaitsSince = null, BlindLooks = 0 };
}

/// <summary>A message whose fate Wati was asked for and could not tell.</summary>
/// <param name="EffectId">The message.</param>
/// <param name="Since">When that was first so.</param>
public sealed record Unfound(string EffectId, DateTimeOffset Since);

/// <summary>Ask Wati's history whether a chat a person had is really the agent's again.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Epoch">The ownership in question.</param>
/// <param name="Tries">How often history could not be read before.</param>
public sealed record VerifyReassignment(string ConversationId, int Epoch, int Tries = 0) : WaitingMessage(ConversationId), ITenantLaneMessage
{
    /// <summary>Which question of this ownership: what was read for an earlier one may be older than what raised this one.</summary>
    public int Question { get; init; }
}

/// <summary>A pause may be over: see whether it is, and who has the chat at Wati. Comes late, early or twice without harm.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Epoch">The person's time with the chat that is meant.</param>
/// <param name="Until">The end that was set; another one set since has a message of its own.</param>
/// <param name="Tries">How often history could not be read before.</param>
public sealed record WakeAgent(string ConversationId, int Epoch, DateTimeOffset Until, int Tries = 0) : WaitingMessage(ConversationId), ITenantLaneMessage;

/// <summary>A breaker stopped the agent: a person must take over.</summary>
public sealed record HandOverForBreaker(string ConversationId, int Epoch, string Reason) : ConversationMessage(ConversationId), ITenantLaneMessage;

/// <summary>A message of ours did not reach the customer: the tenant's template goes out in its place where that can help, otherwise a person takes over.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Epoch">The ownership it was lost under.</param>
/// <param name="Reason">Why it was lost, as one of <see cref="Codes"/>.</param>
/// <param name="LostAt">When it was attempted, or was to be.</param>
public sealed record RecoverUndelivered(string ConversationId, int Epoch, string Reason, DateTimeOffset LostAt) : ConversationMessage(ConversationId), ITenantLaneMessage;
