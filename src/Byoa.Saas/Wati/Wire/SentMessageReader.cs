using System.Text.Json;

namespace Byoa.Saas.Wati.Wire;

/// <summary>Finds the message in the answer of a send or a look-up: bare, in <c>message</c>, in <c>result</c>, or the only item of a list.</summary>
internal static class SentMessageReader
{
    public static SentMessage Read(JsonElement json)
    {
        var message = Unwrap(json);
        var recipient = (json.Field("recipients") ?? json.Field("receivers")).Items().FirstOrDefault();
        return new SentMessage(
            message.Text("id", "messageId"),
            message.Text("whatsappMessageId"),
            message.Text("localMessageId") ?? (recipient.ValueKind == JsonValueKind.Object ? recipient.Text("localMessageId") : null),
            message.Text("conversationId"),
            message.Text("ticketId"));
    }

    private static JsonElement Unwrap(JsonElement json)
    {
        var inner = json.Field("message") ?? json.Field("result") ?? json.Field("messages") ?? json.Field("items") ?? json;
        if (inner.ValueKind == JsonValueKind.Array) return inner.EnumerateArray().FirstOrDefault(i => i.ValueKind == JsonValueKind.Object);
        return inner.ValueKind == JsonValueKind.Object ? inner : json;
    }
}
