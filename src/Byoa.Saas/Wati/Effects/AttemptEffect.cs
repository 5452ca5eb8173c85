using Byoa.Saas.Conversations;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Wati.Effects;

/// <summary>One attempt: claim, call, record. The claim is committed before the call, and the call is made within the claim's lease or not at all.</summary>
public sealed class AttemptEffect(IWatiClients wati, OwnershipTelemetry telemetry, IOptions<EffectOptions> options, TimeProvider time)
{
    public async Task MakeAsync(EffectContext context, Conversations.Thread thread, OwedEffect owed, Sighting sighting, CancellationToken cancellation)
    {
        var (claim, begun) = await context.ClaimAsync(owed.Effect.Id, time, cancellation);
        if (!claim.IsAccepted)
        {
            // Somebody else has it, or it is settled; the next look at the conversation tells.
            await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellation);
            return;
        }
        var attempt = owed.Attempts + 1;
        if (time.GetElapsedTime(begun) > TimeSpan.FromSeconds(options.Value.LeaseSeconds))
        {
            await context.RecordAsync(attempt, new EffectDeferred(owed.Effect.Id, Codes.LeaseExpired, time.GetUtcNow(), time.GetUtcNow()), cancellation);
            return;
        }
        var outcome = await CallAsync(wati.For(context.Account), owed.Effect, thread.Target(context.ConversationId), attempt, cancellation);
        if (outcome is EffectAccepted accepted && sighting is Sighting.Ours ours)
            telemetry.Spoke(context.Account.Tenant, accepted.At - ours.SeenAt);
        await context.RecordAsync(attempt, outcome, cancellation);
    }

    private async Task<IEffectEvent> CallAsync(IWatiClient client, Effect effect, WatiTarget to, int attempt, CancellationToken cancellation) => effect switch
    {
        Effect.SendText text => Judge(
            effect, attempt, await client.SendTextAsync(to, new OutgoingText(text.Text, text.Id, text.QuoteWhatsappMessageId), cancellation), sent => (sent.Id, sent.WhatsappMessageId)),
        Effect.SendChoices { Options.Count: <= 3 } choices => Judge(
            effect, attempt, await client.SendButtonsAsync(to, new OutgoingButtons(choices.Text, choices.Options), cancellation), sent => (sent.Id, sent.WhatsappMessageId)),
        Effect.SendChoices choices => Judge(
            effect, attempt, await client.SendListAsync(to, AsList(choices), cancellation), sent => (sent.Id, sent.WhatsappMessageId)),
        Effect.SendTemplate template => Judge(
            effect, attempt, await client.SendTemplateAsync(to, new OutgoingTemplate(template.Name, template.BroadcastName, template.Parameters, template.Id), cancellation),
            sent => (sent.Id, sent.WhatsappMessageId)),
        Effect.SetAttributes set => Judge(effect, attempt, await client.UpdateContactAttributesAsync(to, set.Attributes, cancellation)),
        Effect.Assign { Teams: { Count: > 0 } teams } => Judge(effect, attempt, await client.AssignTeamsAsync(to, teams, cancellation)),
        Effect.Assign assign => Judge(effect, attempt, await client.AssignOperatorAsync(to, assign.Operator, cancellation)),
        Effect.Resolve => Judge(effect, attempt, await client.UpdateChatStatusAsync(to, ChatStatus.Solved, cancellation)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private IEffectEvent Judge(Effect effect, int attempt, WatiAnswer<Done> answer) => Judge(effect, attempt, answer, _ => (null, null));

    private IEffectEvent Judge<T>(Effect effect, int attempt, WatiAnswer<T> answer, Func<T, (string? ProviderId, string? WhatsappMessageId)> ids)
    {
        var now = time.GetUtcNow();
        return answer switch
        {
            WatiAnswer<T>.Accepted accepted when ids(accepted.Value) is var (providerId, wamid) => new EffectAccepted(effect.Id, providerId, wamid, false, now),
            WatiAnswer<T>.Rejected rejected => new EffectRefused(effect.Id, rejected.Code, rejected.Detail, now),
            WatiAnswer<T>.Throttled throttled => new EffectDeferred(effect.Id, Codes.Throttled, now + (throttled.RetryAfter ?? Pause(attempt)), now),
            WatiAnswer<T>.Credential => new EffectDeferred(effect.Id, Codes.CredentialRefused, now + Pause(attempt), now),
            WatiAnswer<T>.NotSent => new EffectDeferred(effect.Id, Codes.NotSent, now + Pause(attempt), now),
            WatiAnswer<T>.Unknown unknown when effect.IsMessage => new EffectUncertain(effect.Id, unknown.Detail, now),
            WatiAnswer<T>.Unknown => new EffectDeferred(effect.Id, Codes.DeliveryUnknown, now + Pause(attempt), now),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private TimeSpan Pause(int attempt) => EffectPlan.Pause(attempt, options.Value, Random.Shared.NextDouble());

    private static OutgoingList AsList(Effect.SendChoices choices) =>
        new(choices.Text, choices.Button ?? "…", [new ListSection("…", [.. choices.Options.Select(option => new ListRow(option))])]);
}
