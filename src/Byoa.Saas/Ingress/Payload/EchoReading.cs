namespace Byoa.Saas.Ingress.Payload;

/// <summary>Reads what the business's side wrote.</summary>
internal static class EchoReading
{
    public static WatiWebhookItem Read(WatiWebhookItem item, JsonFields fields, DateTimeOffset arrivedAt)
    {
        var localMessageId = fields.Id("localMessageId");
        var messageId = fields.Id("id", "whatsappMessageId") ?? localMessageId ?? Fingerprint.Of(item.Raw);
        return item with
        {
            ReceiptKey = ReceiptKeys.OfEcho(item.Kind, messageId, localMessageId),
            Content = new WebhookContent.FromBusiness(
                messageId, localMessageId, fields.Id("whatsappMessageId"), fields.Id("chatbotTriggeredEventId"),
                fields.Label("operatorEmail"), fields.Label("operatorName"),
                fields.Text("text") ?? MediaData.Of(fields).Caption, WatiTimes.Of(fields, arrivedAt))
            {
                IsTemplate = item.Kind == EventTypes.TemplateMessageSent || MessageTypes.WordOf(fields) == MessageTypes.Template || fields.Has("templateName"),
            },
        };
    }
}
