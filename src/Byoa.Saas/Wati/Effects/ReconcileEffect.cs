using Byoa.Saas.Conversations;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Wati.Effects;

/// <summary>
/// Finds out what became of a message nobody knows of: by our own id where Wati keeps it, otherwise in the history.
/// Found is sent; provably absent may be sent again; what stays unknown is listed, and a person takes over.
/// </summary>
public sealed class ReconcileEffect(IWatiClients wati, IOptions<EffectOptions> options, TimeProvider time)
{
    private const int HistoryPage = 50;
    private static readonly TimeSpan LookUpPause = TimeSpan.FromSeconds(1);

    public async Task LookUpAsync(EffectContext context, Conversations.Thread thread, EffectStep.Reconcile step, CancellationToken cancellation)
    {
        var id = step.Owed.Effect.Id;
        var askedAt = time.GetUtcNow();
        switch (await FindAsync(wati.For(context.Account), thread, step, thread.Target(context.ConversationId), cancellation))
        {
            case Finding.There there:
                await context.RecordAsync(step.Owed.Attempts, new EffectAccepted(id, there.ProviderId, there.WhatsappMessageId, true, time.GetUtcNow()), cancellation);
                break;
            case Finding.Absent when askedAt >= step.AbsentCountsFrom:
                await context.RecordAsync(step.Owed.Attempts, new EffectFoundAbsent(id, time.GetUtcNow()), cancellation);
                break;
            case Finding.Inconclusive when askedAt > step.AbsentCountsFrom + TimeSpan.FromSeconds(options.Value.GiveUpSeconds):
                await GiveUpAsync(context, step.Owed, Codes.ReplyUncertain, cancellation);
                break;
            default:
                await Task.Delay(LookUpPause, time, cancellation);
                break;
        }
    }

    public static Task GiveUpAsync(EffectContext context, OwedEffect owed, string reason, CancellationToken cancellation) =>
        context.SendAsync(new AbandonEffect(context.ConversationId, owed.Effect.Id, reason), cancellation);

    private static async Task<Finding> FindAsync(
        IWatiClient client, Conversations.Thread thread, EffectStep.Reconcile step, WatiTarget to, CancellationToken cancellation)
    {
        if (step.Owed.Effect is Effect.SendText or Effect.SendTemplate && to.ChannelPhoneNumber is { } channel)
            switch (await client.FindSentMessageAsync(channel, step.Owed.Effect.Id, cancellation))
            {
                case WatiAnswer<SentMessage?>.Accepted { Value: { } sent }:
                    return new Finding.There(sent.Id, sent.WhatsappMessageId);
                case WatiAnswer<SentMessage?>.Accepted:
                    return new Finding.Absent();
            }
        return await client.GetMessagesAsync(to, 1, HistoryPage, cancellation) is WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Accepted { Value: var history }
            ? EffectEvidence.In(history, thread, step.Owed.Effect, step.ClaimedAt)
            : new Finding.Inconclusive();
    }
}

/// <summary>What a look-up found. A closed family.</summary>
public abstract record Finding
{
    private Finding() { }

    public sealed record There(string? ProviderId, string? WhatsappMessageId) : Finding;

    public sealed record Absent : Finding;

    public sealed record Inconclusive : Finding;
}
