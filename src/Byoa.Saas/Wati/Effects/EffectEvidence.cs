using Byoa.Saas.Conversations;

namespace Byoa.Saas.Wati.Effects;

/// <summary>Recognises a message of ours in Wati's history.</summary>
public static class EffectEvidence
{
    /// <summary>Wati's clock and ours may differ by so much.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(30);

    /// <param name="newestFirst">One page of history.</param>
    /// <param name="thread">What else of ours is known: those messages are not mistaken for this one.</param>
    /// <param name="effect">The message looked for.</param>
    /// <param name="since">When its attempt was made.</param>
    public static Finding In(IReadOnlyList<WatiHistoryItem> newestFirst, Conversations.Thread thread, Effect effect, DateTimeOffset since)
    {
        var ours = newestFirst.Where(item => item is { Kind: WatiHistoryKind.Message, FromBusiness: true }).ToList();
        var found = ours.FirstOrDefault(item => item.LocalMessageId == effect.Id)
            ?? ours.FirstOrDefault(item => item.At >= since - ClockTolerance && Fits(item, effect) && !thread.HasSent(item.LocalMessageId, item.Id, item.WhatsappMessageId));
        return found is null ? new Finding.Absent() : new Finding.There(found.Id, found.WhatsappMessageId);
    }

    /// <summary>A template's words are Wati's, not ours; so a template without anybody's id must do.</summary>
    private static bool Fits(WatiHistoryItem item, Effect effect) => effect is Effect.SendTemplate
        ? item is { IsTemplate: true, LocalMessageId: null }
        : item.Text?.Trim() == effect.Words?.Trim();
}
