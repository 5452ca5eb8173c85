using Byoa.Saas.Conversations;

namespace Byoa.Saas.Ingress.Payload;

/// <summary>Who has a message's chat, as far as the webhook tells.</summary>
public static class ChatHolders
{
    /// <param name="item">The item; one without a message has no known holder.</param>
    /// <param name="source">Whose webhook it came by.</param>
    /// <param name="aiOperatorEmail">The AI operator's own e-mail at Wati, if the tenant's settings name it.</param>
    public static ChatHolder Of(WatiWebhookItem item, WebhookSource source, string? aiOperatorEmail) => item switch
    {
        // Wati tells every account's webhook of a new contact, whoever gets the chat.
        { Kind: EventTypes.NewContactMessage } => ChatHolder.Unknown,
        { Content: WebhookContent.Message message } => Of(message.Assignee, source, aiOperatorEmail),
        _ => ChatHolder.Unknown,
    };

    private static ChatHolder Of(AssigneeHint hint, WebhookSource source, string? aiOperatorEmail) => hint switch
    {
        { HasTenantId: true } => ChatHolder.Agent,
        { OperatorEmail: { } email } when Same(email, aiOperatorEmail) => ChatHolder.Agent,
        { OperatorEmail: not null } => string.IsNullOrWhiteSpace(aiOperatorEmail) ? ChatHolder.Unknown : ChatHolder.Colleague,
        { AssignedId: not null } => ChatHolder.Unknown,
        // Nobody is named. A business may have registered the AI operator's address for its whole account; nothing tells that apart.
        _ => source == WebhookSource.Operator ? ChatHolder.Agent : ChatHolder.Unknown,
    };

    private static bool Same(string email, string? other) => string.Equals(email, other?.Trim(), StringComparison.OrdinalIgnoreCase);
}
