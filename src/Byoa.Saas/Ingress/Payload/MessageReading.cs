using Byoa.Saas.Conversations;

namespace Byoa.Saas.Ingress.Payload;

/// <summary>Reads a message event: what a customer wrote, how one reacted, or what the business's side wrote.</summary>
internal static class MessageReading
{
    public static WatiWebhookItem Read(WatiWebhookItem item, JsonFields fields, Address address, DateTimeOffset arrivedAt)
    {
        var given = fields.Id("id", "whatsappMessageId");
        var messageId = given ?? Fingerprint.Of(item.Raw);
        var known = item with { ReceiptKey = ReceiptKeys.OfMessage(item.Kind, item.WatiTenantId is not null, messageId) };
        if (fields.Flag("owner"))
            return EchoReading.Read(item, fields, arrivedAt) with { ReceiptKey = known.ReceiptKey };

        var sentAt = WatiTimes.Of(fields, arrivedAt);
        if (MessageTypes.WordOf(fields) == MessageTypes.Reaction)
            return known with { Content = Reactions.Of(fields, sentAt) };

        var message = Customer(fields, messageId, sentAt);
        var silent = message is { Text: null, Attachment: null or { Location: null } };
        // The notice of a new contact often holds nothing of the message, which comes by itself under the same id.
        if (silent && item.Kind == EventTypes.NewContactMessage)
            return item;
        if (silent && given is null)
            return item with { Content = new WebhookContent.Unusable(PayloadCodes.EmptyMessage) };

        AssigneeHint assignee = new(item.WatiTenantId is not null, fields.Label("operatorEmail"), fields.Id("assignedId", "assigneeId"));
        return known with { Content = new WebhookContent.Message(message, address, fields.Label("senderName"), assignee) };
    }

    private static CustomerMessage Customer(JsonFields fields, string messageId, DateTimeOffset sentAt)
    {
        var word = MessageTypes.WordOf(fields);
        var data = MediaData.Of(fields);
        var choice = Choices.Of(fields);
        var kind = choice is null ? MessageTypes.KindOf(word) : MessageKind.Choice;
        var text = kind switch
        {
            MessageKind.Choice => choice ?? fields.Text("text"),
            MessageKind.Location => ReadableText.Location(fields),
            MessageKind.ContactCard => ReadableText.Contacts(fields),
            MessageKind.Order => ReadableText.Order(fields),
            _ => fields.Text("text") ?? data.Caption,
        };
        var attachment = kind is MessageKind.Text or MessageKind.Choice or MessageKind.Location or MessageKind.ContactCard or MessageKind.Order
            ? null
            : data.As(word);
        return new(
            messageId, kind, text, attachment, fields.Id("whatsappMessageId"), fields.Id("replyContextId"), fields.Id("ticketId"), sentAt);
    }
}
