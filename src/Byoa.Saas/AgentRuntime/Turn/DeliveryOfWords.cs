using Byoa.Saas.Conversations;

namespace Byoa.Saas.AgentRuntime.Turn;

/// <summary>What the customer read of what was decided, as far as anybody knows.</summary>
internal static class DeliveryOfWords
{
    /// <summary>What the customer surely never read. Of an uncertain message nobody knows; the model had better think it was read than say it twice.</summary>
    public static HashSet<string> Undelivered(IReadOnlyList<IConversationEvent> events)
    {
        var providers = events.OfType<EffectAccepted>().Where(e => e.ProviderId is not null).ToLookup(e => e.ProviderId, e => e.EffectId);
        var failed = events.OfType<DeliveryReported>().Where(e => e.Status == DeliveryStatus.Failed).ToList();
        return
        [
            .. events.OfType<EffectAbandoned>().Where(e => e.Reason != Codes.ReplyUncertain).Select(e => e.EffectId),
            .. events.OfType<EffectRefused>().Select(e => e.EffectId),
            .. failed.Select(e => e.LocalMessageId).OfType<string>(),
            .. failed.SelectMany(e => providers[e.ProviderId]),
        ];
    }

    /// <summary>An effect as the model is told it; null for what is no message.</summary>
    public static string? TextOf(Effect effect) => effect switch
    {
        Effect.SendTemplate template => "[More than a day had passed, so that no free answer could be sent. Instead the customer got the approved template "
            + $"\"{template.Name}\" ({string.Join(", ", template.Parameters.Values)}); what was asked is still open.]",
        Effect.SendText text => text.Text,
        Effect.SendChoices choices => $"{choices.Text}\n[{string.Join(" | ", choices.Options)}]",
        _ => null,
    };
}
