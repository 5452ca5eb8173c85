using System.Text.Json;

namespace Byoa.Saas.Ingress.Payload;

/// <summary>Reads one element of a body: which event it is, and by what it is known.</summary>
internal static class ItemReading
{
    public static WatiWebhookItem Read(JsonElement element, DateTimeOffset arrivedAt)
    {
        var raw = element.GetRawText();
        if (element.ValueKind != JsonValueKind.Object || JsonFields.Of(element) is not { } fields)
            return new(EventTypes.Unnamed, ReceiptKeys.OfRaw("unusable", raw), null, null, raw, new WebhookContent.Unusable(PayloadCodes.NotAnObject));

        // A type that is no word is not a missing one.
        var kind = fields.HasStructure("eventType") ? EventTypes.Unnamed : EventTypes.Normalise(fields.Label("eventType"));
        var address = Addresses.Of(fields);
        // A colon stands in the names of streams that are no conversations.
        var conversationId = Addresses.ConversationId(fields, address) is { } named && !named.Contains(':') ? named : null;
        WatiWebhookItem item = new(
            kind, ReceiptKeys.OfRaw(kind, raw), conversationId, fields.Id("tenantId"), raw,
            new WebhookContent.Irrelevant(kind, EventTypes.IsKnown(kind)));

        var read = kind switch
        {
            EventTypes.Message or EventTypes.NewContactMessage => MessageReading.Read(item, fields, address, arrivedAt),
            EventTypes.ChatAssigned => item with
            {
                Content = new WebhookContent.Assigned(fields.Id("ticketId"), address, fields.Label("assigneeName"), fields.Text("eventDescription")),
            },
            EventTypes.SessionMessageSent or EventTypes.TemplateMessageSent => EchoReading.Read(item, fields, arrivedAt),
            _ when EventTypes.StatusOf(kind) is { } status => DeliveryReading.Read(item, fields, status),
            _ => item,
        };

        return read is { ConversationId: null, Content: not (WebhookContent.Irrelevant or WebhookContent.Unusable) }
            ? read with { Content = new WebhookContent.Unusable(PayloadCodes.NoConversation) }
            : read;
    }
}
