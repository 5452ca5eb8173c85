namespace Byoa.Saas.Ingress.Payload;

/// <summary>One event of a webhook's body, told in our words.</summary>
/// <param name="Kind">The event type as <see cref="EventTypes"/> normalises it; unknown ones keep their own word.</param>
/// <param name="ReceiptKey">
/// Equal for repeated deliveries of one event, and at most 700 characters. A chat assignment has no id of its own: its key is equal
/// for every assignment told in the same words, so the caller tells them apart by their arrival.
/// </param>
/// <param name="ConversationId">
/// Wati's, or one derived from channel and customer; null only beside <see cref="WebhookContent.Irrelevant"/> and <see cref="WebhookContent.Unusable"/>.
/// </param>
/// <param name="WatiTenantId">The account the body names; only the operator webhook does.</param>
/// <param name="Raw">The item's JSON text, without NULs and lone surrogates. Holds personal data.</param>
/// <param name="Content">What it says.</param>
public sealed record WatiWebhookItem(
    string Kind, string ReceiptKey, string? ConversationId, string? WatiTenantId, string Raw, WebhookContent Content);
