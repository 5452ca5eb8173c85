using Byoa.Saas.Conversations;
using Byoa.Saas.Wati.Access;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Wati.Effects;

/// <summary>
/// Finds out what became of a message nobody knows of: by our own id where Wati keeps it, then in the history.
/// Found is sent; what history does not show may be sent again; what stays unknown is given up, and a person takes over.
/// </summary>
public sealed class ReconcileEffect(
    IWatiClients wati, HistoryLooks looks, WaitingLine line, OwnershipTelemetry telemetry, IOptions<EffectOptions> options, TimeProvider time)
{
    /// <returns>When to look again; null when it is settled.</returns>
    public async Task<DateTimeOffset?> LookUpAsync(EffectContext context, Conversations.Thread thread, EffectStep.Reconcile step, CancellationToken cancellation)
    {
        var id = step.Owed.Effect.Id;
        var askedAt = time.GetUtcNow();
        switch (await FindAsync(context, thread, step, cancellation))
        {
            case Finding.There there:
                EffectAccepted accepted = new(id, there.ProviderId, there.WhatsappMessageId, true, time.GetUtcNow());
                if ((await context.RecordAsync(step.Owed.Attempts, accepted, cancellation)).IsAccepted && step.Owed.SeenAt is { } seenAt)
                    telemetry.Spoke(context.Account.Tenant, step.LatestAcceptance(askedAt) - seenAt);
                return null;
            case Finding.Absent when askedAt >= step.AbsentCountsFrom:
                await context.RecordAsync(step.Owed.Attempts, Absent(step.Owed), cancellation);
                return null;
            case Finding.NotAsked notAsked:
                return line.Join(context, notAsked.Wait);
            case Finding.Inconclusive:
                var unfound = EffectPlan.LookedInVain(context.Command.Unfound, id, askedAt);
                context.Command = context.Command with { Unfound = unfound };
                if (!EffectPlan.IsToBeGivenUp(unfound, step, askedAt, options.Value))
                    break;
                await GiveUpAsync(context, step.Owed, Codes.ReplyUncertain, cancellation);
                return null;
        }
        return EffectPlan.NextLook(step, options.Value, askedAt, time.GetUtcNow());
    }

    private EffectFoundAbsent Absent(OwedEffect owed)
    {
        var now = time.GetUtcNow();
        return new EffectFoundAbsent(owed.Effect.Id, now) { NotBefore = EffectPlan.NextAttempt(owed.Attempts, options.Value, Random.Shared.NextDouble(), now) };
    }

    public static Task GiveUpAsync(EffectContext context, OwedEffect owed, string reason, CancellationToken cancellation) =>
        context.SendAsync(new AbandonEffect(context.ConversationId, owed.Effect.Id, reason) { Attempts = owed.Attempts }, cancellation);

    private async Task<Finding> FindAsync(EffectContext context, Conversations.Thread thread, EffectStep.Reconcile step, CancellationToken cancellation)
    {
        if (thread.ReportOn(step.Owed) is { } told)
            return new Finding.There(told.ProviderId, told.WhatsappMessageId);
        if (step.Owed.Effect is Effect.SendText or Effect.SendTemplate && thread.Target(context.ConversationId).ChannelPhoneNumber is { } channel)
        {
            var calledAt = time.GetUtcNow();
            switch (await wati.For(context.Account).FindSentMessageAsync(channel, step.Owed.Effect.Id, cancellation))
            {
                case WatiAnswer<SentMessage?>.Accepted { Value: { } sent }:
                    return new Finding.There(sent.Id, sent.WhatsappMessageId);
                // History counts to the same class of calls: it would only be refused as well, or take a slot from others.
                case WatiAnswer<SentMessage?>.Throttled throttled:
                    return new Finding.NotAsked(HistoryLooks.WaitOf(throttled.RetryAfter));
                case WatiAnswer<SentMessage?>.Credential when await looks.IsPausedAsync(context.Account, calledAt, context.ConversationId, context.Bus, cancellation):
                    return new Finding.NotAsked(TimeSpan.Zero);
            }
        }
        // How Wati answers for a message it does not have was never seen: only a history without it proves that.
        return await looks.LookBackAsync(
            context.Account, thread.Target(context.ConversationId), context.ConversationId, EffectEvidence.LookedForFrom(step.ClaimedAt), context.Bus, cancellation) switch
        {
            HistoryLook.Read read => EffectEvidence.In(read.NewestFirst, thread, step.Owed.Effect, step.ClaimedAt, read.ReachesBackTo),
            HistoryLook.Later later => new Finding.NotAsked(later.Wait),
            HistoryLook.Paused => new Finding.NotAsked(TimeSpan.Zero),
            _ => new Finding.Inconclusive(),
        };
    }
}

/// <summary>What a look-up found. A closed family.</summary>
public abstract record Finding
{
    private Finding() { }

    public sealed record There(string? ProviderId, string? WhatsappMessageId) : Finding;

    public sealed record Absent : Finding;

    /// <summary>Wati was asked and could not tell.</summary>
    public sealed record Inconclusive : Finding;

    /// <summary>Wati may not be asked yet: that says nothing of the message, however long it lasts.</summary>
    public sealed record NotAsked(TimeSpan Wait) : Finding;
}
