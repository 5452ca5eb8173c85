namespace Byoa.Saas.Conversations;

/// <summary>The part of the fold that concerns what is owed to Wati.</summary>
internal static class EffectFold
{
    public static Thread Apply(Thread thread, IEffectEvent happened)
    {
        if (thread.Effects.FirstOrDefault(effect => effect.Effect.Id == happened.EffectId) is not { } owed)
            return thread;
        return Heard(happened switch
        {
            EffectClaimed e => Claimed(thread, owed, e),
            EffectDeferred e => Replace(thread, owed with { Progress = new EffectProgress.Waiting(e.NotBefore, e.Code) }),
            EffectUncertain e => Replace(thread, owed with { Progress = new EffectProgress.Uncertain(owed.AttemptedAt ?? e.At, e.At) { SeenAt = owed.SeenAt } }),
            EffectFoundAbsent e => Replace(thread, owed with { Progress = new EffectProgress.Waiting(e.NotBefore ?? e.At, Codes.DeliveryUnknown) }),
            EffectAccepted e when owed.Effect.IsMessage => Accepted(thread, owed, e),
            EffectAccepted => thread.Settled(happened.EffectId, null),
            EffectAbandoned { Reason: Codes.OwnerChanged } => NeverSent(thread.Settled(happened.EffectId, null), owed),
            EffectRefused when owed.Epoch != thread.Epoch => NeverSent(thread.Settled(happened.EffectId, null), owed),
            // Of what may have been sent a person says what becomes of it.
            EffectAbandoned { Reason: Codes.AnsweredByPerson or Codes.ReplyUncertain } => thread.Settled(happened.EffectId, null),
            EffectRefused or EffectAbandoned => Missed(thread.Settled(happened.EffectId, null), owed.Effect.Id, owed.Answers, owed.AttemptedAt ?? happened.At),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "The effects' fold does not name this event."),
        });
    }

    private static Thread Claimed(Thread thread, OwedEffect owed, EffectClaimed e) =>
        Replace(thread, owed with { Progress = new EffectProgress.Claimed(e.Runner, e.At) { SeenAt = e.SeenAt }, Attempts = e.Attempt }) with
        {
            LastSendAt = owed.Effect.IsMessage ? e.At : thread.LastSendAt,
        };

    /// <summary>A report may come before Wati's own answer to the send: then it waits for it in <see cref="Thread.Sent"/>, or, known by Wati's ids alone, in <see cref="Thread.EarlyReports"/>.</summary>
    public static Thread Report(Thread thread, DeliveryReported report)
    {
        var known = thread.Sent.FirstOrDefault(sent => Concerns(report, sent));
        if (known is not null)
            return Fared(thread with { Sent = [.. thread.Sent.Select(sent => sent == known ? Forward(sent, report) : sent)] }, Forward(known, report), report.FailedCode);
        if (Early(thread, report) is { } early)
            return Fared(thread with { Sent = [.. thread.Sent.TakeLast(Thread.SentKept - 1), early] }, early, report.FailedCode);
        return MayBeEarly(thread, report) ? thread with { EarlyReports = Furthest(thread.EarlyReports, report) } : thread;
    }

    /// <summary>One report of each message is kept: others' messages are reported as well, and must not push ours out.</summary>
    private static IReadOnlyList<DeliveryReported> Furthest(IReadOnlyList<DeliveryReported> reports, DeliveryReported report)
    {
        var others = reports.ToLookup(earlier => earlier.ProviderId == report.ProviderId);
        return [.. others[false].TakeLast(Thread.EarlyReportsKept - 1), others[true].Append(report).MaxBy(each => each.Status)!];
    }

    /// <summary>Only texts of V1 and templates carry an id of ours: any other message is known by the ids Wati gives it, and those come with its answer.</summary>
    public static bool MayBeEarly(Thread thread, DeliveryReported report) =>
        report.ProviderId is not null && thread.Effects.Any(owed => owed.Effect.IsMessage && owed.AttemptedAt is not null);

    /// <summary>What a report tells of a message that is still owed; null when none is meant.</summary>
    public static SentEffect? Early(Thread thread, DeliveryReported report) =>
        report.LocalMessageId is { } id && thread.Effects.FirstOrDefault(owed => owed.Effect.Id == id) is { } owed
            ? Of(owed, report.ProviderId, null, report.Status, report.At)
            : null;

    public static bool Concerns(DeliveryReported report, SentEffect sent) =>
        (report.LocalMessageId is not null && report.LocalMessageId == sent.EffectId)
        || (report.ProviderId is not null && (report.ProviderId == sent.ProviderId || report.ProviderId == sent.WhatsappMessageId));

    /// <summary>What an older ownership promised and nobody sent: what it was to answer is unanswered, and history tells later whether a colleague answered it.</summary>
    private static Thread NeverSent(Thread thread, OwedEffect owed) => thread with
    {
        Unanswered = owed.Answers is [] ? thread.Unanswered : Fold.InOrder([.. owed.Answers.Select(message => new UnansweredMessage(message, false)), .. thread.Unanswered]),
        Template = thread.Template?.EffectId == owed.Effect.Id ? null : thread.Template,
    };

    private static Thread Accepted(Thread thread, OwedEffect owed, EffectAccepted e)
    {
        var sent = Sent(thread, owed, e);
        return Fared(thread.Settled(e.EffectId, sent), sent, thread.EarlyReportOn(e.ProviderId, e.WhatsappMessageId)?.FailedCode);
    }

    /// <summary>What reached the customer is answered; what failed is to be recovered, where it is missed.</summary>
    private static Thread Fared(Thread thread, SentEffect sent, string? failedCode)
    {
        if (sent is { Answers: [] } or { Status: DeliveryStatus.Sent })
            return thread;
        var missed = sent.Status == DeliveryStatus.Failed && Undeliverable.IsMissed(thread, sent, failedCode) ? sent.Answers : [];
        return Missed(thread with { Sent = [.. thread.Sent.Select(each => each == sent ? each with { Answers = [] } : each)] }, sent.EffectId, missed, sent.At);
    }

    /// <summary>A template that stands for the reply already answers this as well: parts of a reply are lost one by one, in any order.</summary>
    private static Thread Missed(Thread thread, string effectId, IReadOnlyList<CustomerMessage> answers, DateTimeOffset lostAt) => thread switch
    {
        _ when answers is [] => thread,
        { TemplateSpent: true, Template: { } used } when used.At >= lostAt && used.EffectId != effectId => thread with
        {
            Effects = [.. thread.Effects.Select(owed => owed.Effect.Id == used.EffectId ? owed with { Answers = [.. owed.Answers, .. answers] } : owed)],
            Sent = [.. thread.Sent.Select(sent => sent.EffectId == used.EffectId && sent.Status == DeliveryStatus.Sent ? sent with { Answers = [.. sent.Answers, .. answers] } : sent)],
        },
        _ => thread with { Lost = [.. thread.Lost, .. answers] },
    };

    private static SentEffect Forward(SentEffect sent, DeliveryReported report) =>
        report.Status > sent.Status ? sent with { Status = report.Status } : sent;

    public static SentEffect Sent(Thread thread, OwedEffect owed, EffectAccepted e)
    {
        var early = thread.Sent.FirstOrDefault(sent => sent.EffectId == e.EffectId);
        var sent = Of(owed, e.ProviderId ?? early?.ProviderId, e.WhatsappMessageId, early?.Status ?? DeliveryStatus.Sent, early?.At ?? e.At);
        sent = early is null ? sent : sent with { Answers = early.Answers };
        return thread.EarlyReportOn(e.ProviderId, e.WhatsappMessageId) is { } report ? Forward(sent, report) : sent;
    }

    /// <summary>With nothing under way any more there is nothing early reports could be of.</summary>
    private static Thread Heard(Thread thread) =>
        thread.EarlyReports.Count > 0 && thread.Effects.All(owed => owed.AttemptedAt is null) ? thread with { EarlyReports = [] } : thread;

    private static SentEffect Of(OwedEffect owed, string? providerId, string? whatsappMessageId, DeliveryStatus status, DateTimeOffset at) =>
        new(owed.Effect.Id, providerId, whatsappMessageId, status)
        {
            At = at, Epoch = owed.Epoch, Answers = owed.Answers, BeginsAnswer = owed.Answers.Count > 0 && owed.Effect is not Effect.SendTemplate,
        };

    private static Thread Replace(Thread thread, OwedEffect changed) =>
        thread with { Effects = [.. thread.Effects.Select(owed => owed.Effect.Id == changed.Effect.Id ? changed : owed)] };
}
