using Byoa.Saas.Conversations;

namespace Byoa.Saas.Wati.Effects;

/// <summary>Recognises a message of ours in Wati's history.</summary>
public static class EffectEvidence
{
    /// <summary>Wati's clock and ours may differ by so much.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(30);

    /// <param name="newestFirst">History.</param>
    /// <param name="thread">What else of ours is known: those messages are not mistaken for this one.</param>
    /// <param name="effect">The message looked for.</param>
    /// <param name="since">When its attempt was made.</param>
    /// <param name="reachesBackTo">Since when all was seen: what is older proves no absence.</param>
    public static Finding In(IReadOnlyList<WatiHistoryItem> newestFirst, Conversations.Thread thread, Effect effect, DateTimeOffset since, DateTimeOffset reachesBackTo = default)
    {
        var ours = newestFirst.Where(item => item is { Kind: WatiHistoryKind.Message, FromBusiness: true }).ToList();
        var found = ours.FirstOrDefault(item => item.LocalMessageId == effect.Id)
            ?? ours.FirstOrDefault(item => IsSince(item, LookedForFrom(since)) && Fits(item, effect) && !thread.HasSent(item.LocalMessageId, item.Id, item.WhatsappMessageId));
        return found is not null ? new Finding.There(found.Id, found.WhatsappMessageId)
            : reachesBackTo <= LookedForFrom(since) ? new Finding.Absent()
            : new Finding.Inconclusive();
    }

    /// <summary>An attempt of this time is to be found from then on.</summary>
    public static DateTimeOffset LookedForFrom(DateTimeOffset attemptedAt) => attemptedAt - ClockTolerance;

    /// <summary>A time that cannot be read may be any.</summary>
    private static bool IsSince(WatiHistoryItem item, DateTimeOffset since) => item.At >= since || item.At == DateTimeOffset.UnixEpoch;

    /// <summary>A template's words are Wati's, not ours; so a template without anybody's id must do.</summary>
    private static bool Fits(WatiHistoryItem item, Effect effect) => effect is Effect.SendTemplate
        ? item is { IsTemplate: true, LocalMessageId: null }
        : item.Text?.Trim() == effect.Words?.Trim();
}
