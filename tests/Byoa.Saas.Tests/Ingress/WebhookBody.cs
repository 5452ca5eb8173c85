using System.Globalization;
using System.Text.Json.Nodes;

namespace Byoa.Saas.Tests.Ingress;

/// <summary>Invented webhook bodies of one conversation, shaped as Wati's; members can be changed by JSON.</summary>
internal sealed class WebhookBody
{
    private static long count;

    public string Conversation { get; } = NewId();

    public static string NewId() => Interlocked.Increment(ref count).ToString("x24", CultureInfo.InvariantCulture);

    /// <summary>A message as a global webhook tells it, in a chat that Ann has.</summary>
    public JsonObject WithAnn(string changes = "{}") => Global($$"""{"assignedId":"62e0000000000000000000aa","operatorName":"Ann","operatorEmail":"ann@example.com"}""", changes);

    /// <summary>A message as a global webhook tells it, in a chat of nobody it names.</summary>
    public JsonObject Global(params string[] changes) => Changed(
        $$"""
        {"id":"{{NewId()}}","created":"2026-05-04T09:30:00.1234567Z","whatsappMessageId":"wamid.{{NewId()}}","conversationId":"{{Conversation}}",
         "ticketId":"65f0aaaaaaaaaaaaaaaaaaaa","text":"Is the blue one in stock?","type":"text","data":null,"sourceId":null,"sourceUrl":null,
         "timestamp":"1777887000","owner":false,"eventType":"message","statusString":"SENT","avatarUrl":null,"assignedId":null,"operatorName":null,
         "operatorEmail":null,"waId":"4915550001111","messageContact":null,"senderName":"Mia","listReply":null,"interactiveButtonReply":null,
         "buttonReply":null,"replyContextId":"","sourceType":0,"frequentlyForwarded":false,"forwarded":false,"channelId":null,
         "channelPhoneNumber":"14155550000","bsuid":null,"parentBsuid":null,"username":null}
        """, changes);

    /// <summary>A message as the AI operator's own webhook tells it.</summary>
    public JsonObject Assigned(Shop shop, params string[] changes) => Changed(
        $$"""
        {"eventType":"message","id":"{{NewId()}}","conversationId":"{{Conversation}}","ticketId":"65f0aaaaaaaaaaaaaaaaaaaa","text":"Hi","type":"text",
         "data":"","whatsappMessageId":"wamid.{{NewId()}}","waId":"4915550001111","senderName":"Mia","replyContextId":"","owner":false,
         "tenantId":"{{shop.Wati.TenantId}}","channelType":"WHATSAPP","channelId":"","channelPhoneNumber":"14155550000"}
        """, changes);

    public JsonObject ChatAssigned(Shop shop, params string[] changes) => Changed(
        $$"""
        {"eventType":"chatAssigned","conversationId":"{{Conversation}}","ticketId":"65f0aaaaaaaaaaaaaaaaaaaa","waId":"4915550001111",
         "assigneeName":"AI agent","eventDescription":"The chat has been assigned to AI agent","isChangedToOpen":true,
         "tenantId":"{{shop.Wati.TenantId}}","channelType":"WHATSAPP","channelId":"","channelPhoneNumber":"14155550000"}
        """, changes);

    private static JsonObject Changed(string body, string[] changes)
    {
        var item = JsonNode.Parse(body)!.AsObject();
        foreach (var change in changes)
            foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
                item[name] = value?.DeepClone();
        return item;
    }
}
