namespace Byoa.Saas.Conversations;

/// <param name="Message">The message.</param>
/// <param name="ArrivedWithAgent">Whether the chat was the agent's then; if not, a colleague may have answered it elsewhere.</param>
public sealed record UnansweredMessage(CustomerMessage Message, bool ArrivedWithAgent)
{
    /// <summary>Whether a person took the chat over with it: should it come back unanswered, it is the agent's, whatever policy sent it away.</summary>
    public bool PersonHadIt { get; init; }
}

/// <param name="EffectId">Ours.</param>
/// <param name="ProviderId">Wati's message id, once known.</param>
/// <param name="WhatsappMessageId">The wamid, once known.</param>
/// <param name="Status">How it fared; only moves forward, except that failed overrides all.</param>
public sealed record SentEffect(string EffectId, string? ProviderId, string? WhatsappMessageId, DeliveryStatus Status)
{
    /// <summary>When we learned that Wati has it.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The ownership it belongs to; null for what was stored before this was kept.</summary>
    public int? Epoch { get; init; }

    /// <summary>Whether it is the beginning of an answer, rather than a further part, a template in place of one, or a hand-over's word.</summary>
    public bool BeginsAnswer { get; init; }

    /// <summary>What it answers, until it is known to have reached the customer.</summary>
    public IReadOnlyList<CustomerMessage> Answers { get; init; } = [];
}

/// <param name="EffectId">Ours.</param>
/// <param name="SilentSince">The customer's last message before it.</param>
/// <param name="At">When it was decided.</param>
public sealed record TemplateUse(string EffectId, DateTimeOffset? SilentSince, DateTimeOffset At);
