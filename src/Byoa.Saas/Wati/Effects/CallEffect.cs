using System.Diagnostics;
using Byoa.Saas.Conversations;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Wati.Effects;

/// <summary>The call an effect stands for, and what Wati's answer means for it.</summary>
public sealed class CallEffect(IWatiClients wati, IOptions<EffectOptions> options, TimeProvider time)
{
    public async Task<IEffectEvent> MakeAsync(WatiAccount account, WatiTarget to, Effect effect, int attempt, CancellationToken cancellation)
    {
        var client = wati.For(account);
        return effect switch
        {
            Effect.SendText text => Judge(
                effect, attempt, await client.SendTextAsync(to, new OutgoingText(text.Text, text.Id, text.QuoteWhatsappMessageId), cancellation), IdsOf),
            Effect.SendChoices { Options.Count: <= 3 } choices => Judge(
                effect, attempt, await client.SendButtonsAsync(to, new OutgoingButtons(choices.Text, choices.Options), cancellation), IdsOf),
            Effect.SendChoices choices => Judge(effect, attempt, await client.SendListAsync(to, AsList(choices), cancellation), IdsOf),
            Effect.SendTemplate template => Judge(effect, attempt, await client.SendTemplateAsync(to, AsTemplate(template), cancellation), IdsOf),
            Effect.SetAttributes set => Judge(effect, attempt, await client.UpdateContactAttributesAsync(to, set.Attributes, cancellation), NoIds),
            Effect.Assign { Teams: { Count: > 0 } teams } => Judge(effect, attempt, await client.AssignTeamsAsync(to, teams, cancellation), NoIds),
            Effect.Assign assign => Judge(effect, attempt, await client.AssignOperatorAsync(to, assign.Operator, cancellation), NoIds),
            Effect.Resolve => Judge(effect, attempt, await client.UpdateChatStatusAsync(to, ChatStatus.Solved, cancellation), NoIds),
            _ => throw new UnreachableException(),
        };
    }

    private IEffectEvent Judge<T>(Effect effect, int attempt, WatiAnswer<T> answer, Func<T, (string? ProviderId, string? WhatsappMessageId)> ids)
    {
        var now = time.GetUtcNow();
        // A 429 makes the whole class of the tenant rest, and a refused token the tenant: neither is a conversation's to wait for.
        return answer switch
        {
            WatiAnswer<T>.Accepted accepted when ids(accepted.Value) is var (providerId, wamid) => new EffectAccepted(effect.Id, providerId, wamid, false, now),
            WatiAnswer<T>.Rejected rejected => new EffectRefused(effect.Id, rejected.Code, rejected.Detail, now),
            WatiAnswer<T>.Throttled throttled => new EffectDeferred(effect.Id, Codes.Throttled, now + (throttled.RetryAfter ?? TimeSpan.Zero), now),
            WatiAnswer<T>.Credential => new EffectDeferred(effect.Id, Codes.CredentialRefused, now, now),
            WatiAnswer<T>.NotSent => new EffectDeferred(effect.Id, Codes.NotSent, now + Pause(attempt), now),
            WatiAnswer<T>.Unknown unknown when effect.IsMessage => new EffectUncertain(effect.Id, unknown.Detail, now),
            WatiAnswer<T>.Unknown => new EffectDeferred(effect.Id, Codes.DeliveryUnknown, now + Pause(attempt), now),
            _ => throw new UnreachableException(),
        };
    }

    private TimeSpan Pause(int attempt) => EffectPlan.Pause(attempt, options.Value, Random.Shared.NextDouble());

    private static (string?, string?) IdsOf(SentMessage sent) => (sent.Id, sent.WhatsappMessageId);

    private static (string?, string?) NoIds(Done _) => (null, null);

    private static OutgoingTemplate AsTemplate(Effect.SendTemplate template) => new(template.Name, template.BroadcastName, template.Parameters, template.Id);

    private static OutgoingList AsList(Effect.SendChoices choices) =>
        new(choices.Text, choices.Button ?? "…", [new ListSection("…", [.. choices.Options.Select(option => new ListRow(option))])]);
}
