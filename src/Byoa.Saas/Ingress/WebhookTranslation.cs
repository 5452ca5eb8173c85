using System.Globalization;
using Byoa.Saas.Conversations;
using Byoa.Saas.Ingress.Payload;
using Byoa.Saas.Tenancy;

namespace Byoa.Saas.Ingress;

/// <summary>One item of a webhook: its receipt, and the command it means to its conversation, if it means one.</summary>
public sealed record TranslatedItem(Receipt Receipt, IConversationMessage? Command);

/// <summary>Turns what Wati said into what it means to a conversation of ours.</summary>
public static class WebhookTranslation
{
    public const string Accepted = "accepted";
    public const string Irrelevant = "irrelevant";
    public const string UnknownType = "unknown_type";

    public static TranslatedItem Translate(WatiWebhookItem item, WebhookSource source, Tenant tenant, DateTimeOffset arrivedAt)
    {
        var command = item.ConversationId is null ? null : CommandOf(item, source, item.ConversationId, tenant);
        return new TranslatedItem(
            new Receipt
            {
                Id = KeyOf(item, source, arrivedAt),
                Kind = item.Kind,
                ConversationId = item.ConversationId,
                Disposition = DispositionOf(item, source),
                ArrivedAt = arrivedAt,
                Raw = item.Raw,
            },
            command);
    }

    private static IConversationMessage? CommandOf(WatiWebhookItem item, WebhookSource source, string conversation, Tenant tenant) => item.Content switch
    {
        WebhookContent.Message message => new ReceiveMessage(
            conversation, message.Written, message.Address, message.Name, ChatHolders.Of(item, source, tenant.Wati.OperatorEmail)),
        WebhookContent.Assigned assigned when !IsAnybodys(item, source) => new AssignChat(conversation, assigned.TicketId, assigned.Address, assigned.AssigneeName),
        WebhookContent.FromBusiness echo => new RecordColleagueMessage(
            conversation, echo.MessageId, echo.LocalMessageId, echo.WhatsappMessageId, echo.OperatorName ?? echo.OperatorEmail, IsColleague(echo, tenant), echo.Text)
        {
            SentAt = echo.SentAt,
            IsTemplate = echo.IsTemplate,
        },
        WebhookContent.Delivery report => new RecordDelivery(
            conversation, report.LocalMessageId, report.ProviderId ?? report.WhatsappMessageId, report.Status, report.FailedCode, report.Detail),
        WebhookContent.Reaction reaction => new RecordReaction(conversation, item.ReceiptKey, reaction.Emoji, reaction.TargetWhatsappMessageId),
        _ => null,
    };

    /// <summary>Sure only when the tenant told us who the AI operator is: otherwise an echo of ours would make us stand down.</summary>
    private static bool IsColleague(WebhookContent.FromBusiness echo, Tenant tenant) =>
        tenant.Wati.OperatorEmail is { } ours && echo is { OperatorEmail: { } author, ChatbotEventId: null } && !string.Equals(author, ours, StringComparison.OrdinalIgnoreCase);

    /// <summary>An assignment that the account's webhook tells of, and that does not name the AI operator's account, may be to anybody.</summary>
    private static bool IsAnybodys(WatiWebhookItem item, WebhookSource source) => source == WebhookSource.Account && item.WatiTenantId is null;

    /// <summary>
    /// One event may come to both addresses, and what it says of who has the chat differs by the address. An assignment told again and a later one
    /// are told in the same words: each call is heard, and the conversation asks anew who has the chat.
    /// </summary>
    private static string KeyOf(WatiWebhookItem item, WebhookSource source, DateTimeOffset arrivedAt)
    {
        var key = source == WebhookSource.Account ? $"account:{item.ReceiptKey}" : item.ReceiptKey;
        return item.Content is WebhookContent.Assigned
            ? string.Create(CultureInfo.InvariantCulture, $"{key}:{arrivedAt.UtcTicks}")
            : key;
    }

    private static string DispositionOf(WatiWebhookItem item, WebhookSource source) => item.Content switch
    {
        WebhookContent.Assigned when IsAnybodys(item, source) => Irrelevant,
        WebhookContent.Irrelevant { Known: true } => Irrelevant,
        WebhookContent.Irrelevant => UnknownType,
        WebhookContent.Unusable unusable => unusable.Code,
        _ => Accepted,
    };
}
