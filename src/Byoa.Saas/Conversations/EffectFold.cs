namespace Byoa.Saas.Conversations;

/// <summary>The part of the fold that concerns what is owed to Wati.</summary>
internal static class EffectFold
{
    public static Thread Apply(Thread thread, IEffectEvent happened)
    {
        if (thread.Effects.FirstOrDefault(effect => effect.Effect.Id == happened.EffectId) is not { } owed)
            return thread;
        return happened switch
        {
            EffectClaimed e => Replace(thread, owed with { Progress = new EffectProgress.Claimed(e.Runner, e.At), Attempts = e.Attempt }),
            EffectDeferred e => Replace(thread, owed with { Progress = new EffectProgress.Waiting(e.NotBefore, e.Code) }),
            EffectUncertain e => Replace(thread, owed with { Progress = new EffectProgress.Uncertain(ClaimedAt(owed, e.At), e.At) }),
            EffectFoundAbsent e => Replace(thread, owed with { Progress = new EffectProgress.Waiting(e.At, Codes.DeliveryUnknown) }),
            EffectAccepted e => thread.Settled(e.EffectId, owed.Effect.IsMessage ? Sent(thread, e) : null),
            EffectAbandoned { Reason: Codes.OwnerChanged } => Dropped(thread.Settled(happened.EffectId, null), owed),
            EffectRefused or EffectAbandoned => thread.Settled(happened.EffectId, null),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "The effects' fold does not name this event."),
        };
    }

    /// <summary>A report may come before Wati's own answer to the send: then it waits in <see cref="Thread.Sent"/> for it.</summary>
    public static Thread Report(Thread thread, DeliveryReported report)
    {
        var known = thread.Sent.FirstOrDefault(sent => Concerns(report, sent));
        if (known is not null)
            return thread with { Sent = [.. thread.Sent.Select(sent => sent == known ? Forward(sent, report) : sent)] };
        return report.LocalMessageId is { } id && thread.Effects.Any(owed => owed.Effect.Id == id)
            ? thread with { Sent = [.. thread.Sent.TakeLast(Thread.SentKept - 1), new SentEffect(id, report.ProviderId, null, report.Status) { At = report.At }] }
            : thread;
    }

    public static bool Concerns(DeliveryReported report, SentEffect sent) =>
        (report.LocalMessageId is not null && report.LocalMessageId == sent.EffectId)
        || (report.ProviderId is not null && (report.ProviderId == sent.ProviderId || report.ProviderId == sent.WhatsappMessageId));

    /// <summary>What is dropped for its owner's sake was never sent: what it was to answer is unanswered, and history tells later whether a colleague answered it.</summary>
    private static Thread Dropped(Thread thread, OwedEffect owed) => thread with
    {
        Unanswered = owed.Answers is [] ? thread.Unanswered : Fold.InOrder([.. owed.Answers.Select(message => new UnansweredMessage(message, false)), .. thread.Unanswered]),
        Template = thread.Template?.EffectId == owed.Effect.Id ? null : thread.Template,
    };

    private static SentEffect Forward(SentEffect sent, DeliveryReported report) =>
        report.Status > sent.Status ? sent with { Status = report.Status } : sent;

    private static SentEffect Sent(Thread thread, EffectAccepted e)
    {
        var early = thread.Sent.FirstOrDefault(sent => sent.EffectId == e.EffectId);
        return new SentEffect(e.EffectId, e.ProviderId ?? early?.ProviderId, e.WhatsappMessageId, early?.Status ?? DeliveryStatus.Sent) { At = early?.At ?? e.At };
    }

    private static DateTimeOffset ClaimedAt(OwedEffect owed, DateTimeOffset otherwise) =>
        owed.Progress is EffectProgress.Claimed claimed ? claimed.At : otherwise;

    private static Thread Replace(Thread thread, OwedEffect changed) =>
        thread with { Effects = [.. thread.Effects.Select(owed => owed.Effect.Id == changed.Effect.Id ? changed : owed)] };
}
