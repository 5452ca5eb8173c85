using System.Diagnostics;
using Byoa.Saas.Conversations;

namespace Byoa.Saas.Wati.Effects;

/// <summary>What to do about the first thing owed. A closed family; <see cref="EffectPlan"/> chooses.</summary>
public abstract record EffectStep
{
    private EffectStep() { }

    public sealed record Nothing : EffectStep;

    public sealed record WaitUntil(DateTimeOffset At) : EffectStep;

    public sealed record Attempt(OwedEffect Owed) : EffectStep;

    /// <summary>Claimed without an outcome: find out whether the claimant lives.</summary>
    public sealed record Inquire(OwedEffect Owed, EffectProgress.Claimed Claim) : EffectStep;

    /// <summary>Look up what was attempted at <paramref name="ClaimedAt"/>; only from <paramref name="AbsentCountsFrom"/> on does "not there" prove anything.</summary>
    public sealed record Reconcile(OwedEffect Owed, DateTimeOffset ClaimedAt, DateTimeOffset AbsentCountsFrom) : EffectStep
    {
        /// <summary>Wati accepted it no later, if it did.</summary>
        public DateTimeOffset LatestAcceptance(DateTimeOffset askedAt) => askedAt < AbsentCountsFrom ? askedAt : AbsentCountsFrom;
    }

    /// <summary>It may simply be repeated: it is no message.</summary>
    public sealed record Reopen(OwedEffect Owed) : EffectStep;

    /// <summary>It shall not be attempted again, for this reason of <see cref="Codes"/>.</summary>
    public sealed record GiveUp(OwedEffect Owed, string Reason) : EffectStep;
}

/// <summary>Chooses the next step from the conversation alone: whoever picks it up, after whatever crash, goes on where it stands.</summary>
public static class EffectPlan
{
    public static EffectStep Next(Conversation state, EffectOptions options, DateTimeOffset now)
    {
        if (state.Known is not { Effects: not [] } thread)
            return new EffectStep.Nothing();
        var owed = thread.Effects[0];
        return owed.Progress switch
        {
            // A report told that Wati has it after all, although it was not to be found.
            EffectProgress.Waiting when thread.ReportOn(owed) is not null => new EffectStep.Reconcile(owed, now, now),
            EffectProgress.Waiting when owed.Epoch != thread.Epoch => new EffectStep.GiveUp(owed, Codes.OwnerChanged),
            EffectProgress.Waiting when owed.Effect.NeedsWindow && SessionWindow.IsClosed(thread, now) => new EffectStep.GiveUp(owed, Codes.WindowClosed),
            EffectProgress.Waiting when owed.Attempts >= options.MostAttempts => new EffectStep.GiveUp(owed, Codes.ReplyUndeliverable),
            EffectProgress.Waiting waiting when now < waiting.NotBefore => new EffectStep.WaitUntil(waiting.NotBefore),
            EffectProgress.Waiting when NextMessageAt(thread, owed, options) is { } paced && now < paced => new EffectStep.WaitUntil(paced),
            EffectProgress.Waiting when state.HoldsBack(owed) => new EffectStep.Nothing(),
            EffectProgress.Waiting => new EffectStep.Attempt(owed),
            EffectProgress.Claimed claim => new EffectStep.Inquire(owed, claim),
            EffectProgress.Uncertain uncertain => AfterBreak(owed, uncertain, options),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Long texts go out in parts: a customer is not written to in one breath.</summary>
    private static DateTimeOffset? NextMessageAt(Conversations.Thread thread, OwedEffect owed, EffectOptions options) =>
        owed.Effect.IsMessage ? thread.LastSendAt + TimeSpan.FromSeconds(options.MessageGapSeconds) : null;

    /// <summary>The claimant is gone: nobody will report any more, and its call may have been cut off right after Wati had it.</summary>
    public static EffectStep AfterDeath(OwedEffect owed, EffectProgress.Claimed claim, EffectOptions options) =>
        Unknown(owed, claim.At, LeaseOver(claim.At, options) + TimeSpan.FromSeconds(options.CutOffSeconds));

    /// <summary>The call broke off, and its claimant said so.</summary>
    private static EffectStep AfterBreak(OwedEffect owed, EffectProgress.Uncertain uncertain, EffectOptions options)
    {
        var leaseOver = LeaseOver(uncertain.ClaimedAt, options);
        return Unknown(owed, uncertain.ClaimedAt, (leaseOver > uncertain.Since ? leaseOver : uncertain.Since) + TimeSpan.FromSeconds(options.SettleSeconds));
    }

    private static EffectStep Unknown(OwedEffect owed, DateTimeOffset claimedAt, DateTimeOffset absentCountsFrom) =>
        owed.Effect.IsMessage ? new EffectStep.Reconcile(owed, claimedAt, absentCountsFrom) : new EffectStep.Reopen(owed);

    private static DateTimeOffset LeaseOver(DateTimeOffset claimedAt, EffectOptions options) => claimedAt + TimeSpan.FromSeconds(options.LeaseSeconds);

    /// <summary>Why an attempt that was claimed is not made; null when it is.</summary>
    /// <param name="owed">As it was before the claim.</param>
    /// <param name="claimedFor">How old the claim is.</param>
    /// <param name="sighting">What is known of who has the chat.</param>
    /// <param name="options">The claim's lease.</param>
    /// <param name="now">Now.</param>
    public static string? TooLate(OwedEffect owed, TimeSpan claimedFor, Sighting sighting, EffectOptions options, DateTimeOffset now)
    {
        if (claimedFor > TimeSpan.FromSeconds(options.LeaseSeconds))
            return Codes.LeaseExpired;
        // Once: where every claim takes so long the customer would wait for ever.
        return sighting is Sighting.Ours { CountsUntil: { } until } && now > until && owed.Progress is not EffectProgress.Waiting { Code: Codes.LookOutdated }
            ? Codes.LookOutdated
            : null;
    }

    /// <summary>A look reached Wati and found nothing out: since when that is so for this message.</summary>
    public static Unfound LookedInVain(Unfound? before, string effectId, DateTimeOffset now) => before?.EffectId == effectId ? before : new Unfound(effectId, now);

    /// <summary>Whether Wati has been unable to tell for too long; time in which it was not asked at all, before the first look, does not count.</summary>
    public static bool IsToBeGivenUp(Unfound unfound, EffectStep.Reconcile step, DateTimeOffset askedAt, EffectOptions options) =>
        askedAt > (unfound.Since > step.AbsentCountsFrom ? unfound.Since : step.AbsentCountsFrom) + TimeSpan.FromSeconds(options.GiveUpSeconds);

    /// <summary>
    /// When to look once more for what was not found: soon after the claim, ever later, and when absence begins to count, also for a look that began before.
    /// Each look takes one or two of the tenant's scarcest calls.
    /// </summary>
    public static DateTimeOffset NextLook(EffectStep.Reconcile step, EffectOptions options, DateTimeOffset askedAt, DateTimeOffset now)
    {
        var next = now + TimeSpan.FromSeconds(Math.Clamp((now - step.ClaimedAt).TotalSeconds / 2, 1, Math.Max(1, options.SettleSeconds)));
        if (askedAt >= step.AbsentCountsFrom || next <= step.AbsentCountsFrom)
            return next;
        return now > step.AbsentCountsFrom ? now : step.AbsentCountsFrom;
    }

    /// <summary>When to attempt anew what was provably not sent: at once, and later each further time.</summary>
    public static DateTimeOffset? NextAttempt(int attempts, EffectOptions options, double jitter, DateTimeOffset now) =>
        attempts > 1 ? now + Pause(attempts - 1, options, jitter) : null;

    /// <summary>Doubles with each attempt, bounded, with up to a quarter of jitter so that many do not return at once.</summary>
    public static TimeSpan Pause(int attempts, EffectOptions options, double jitter) =>
        TimeSpan.FromSeconds(Math.Min(options.LongestPauseSeconds, options.FirstPauseSeconds * Math.Pow(2, Math.Min(attempts - 1, 20))) * (1 + (jitter / 4)));
}
