using Byoa.Saas.Conversations;

namespace Byoa.Saas.Ingress.Payload;

/// <summary>By what repeated deliveries of one event are known.</summary>
internal static class ReceiptKeys
{
    /// <summary>
    /// One message may come by the operator webhook and by global ones, each telling something else of who has the chat:
    /// each source is heard once, and the conversation knows the message by its id.
    /// </summary>
    public static string OfMessage(string kind, bool hasTenantId, string messageId)
    {
        var source = kind == EventTypes.NewContactMessage ? "new-contact" : hasTenantId ? "assigned" : "global";
        return $"{EventTypes.Message}:{source}:{messageId}";
    }

    /// <summary>The versions of one echo differ in the sender's own id, and the poorer one must not hide the richer.</summary>
    public static string OfEcho(string kind, string messageId, string? localMessageId) => $"{kind}:{messageId}:{localMessageId}";

    public static string OfDelivery(string kind, string id, DeliveryStatus status) => $"{kind}:{id}:{status.ToString().ToLowerInvariant()}";

    public static string OfRaw(string kind, string raw) => $"{kind}:{Fingerprint.Of(raw)}";
}
