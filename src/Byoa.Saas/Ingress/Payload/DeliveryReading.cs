using Byoa.Saas.Conversations;

namespace Byoa.Saas.Ingress.Payload;

/// <summary>Reads how a message of the business's side fared.</summary>
internal static class DeliveryReading
{
    public static WatiWebhookItem Read(WatiWebhookItem item, JsonFields fields, DeliveryStatus status)
    {
        if (fields.Id("localMessageId", "id", "whatsappMessageId") is not { } id)
            return item with { Content = new WebhookContent.Unusable(PayloadCodes.DeliveryOfNothing) };

        return item with
        {
            ReceiptKey = ReceiptKeys.OfDelivery(item.Kind, id, status),
            Content = new WebhookContent.Delivery(
                fields.Id("localMessageId"), fields.Id("id"), fields.Id("whatsappMessageId"),
                status, fields.Label("failedCode"), fields.Label("failedDetail")),
        };
    }
}
