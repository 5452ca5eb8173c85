using System.Text;
using System.Text.Json.Nodes;
using Byoa.Saas.Conversations;
using Byoa.Saas.Ingress.Payload;

namespace Byoa.Saas.Specs.Ingress;

/// <summary>Invented webhook bodies, shaped as Wati's.</summary>
internal static class Bodies
{
    public const string MessageId = "6601aa00bb11cc22dd33ee44";
    public const string Conversation = "65f0c0ffee0c0ffee0c0ffee";
    public const string Wamid = "wamid.HBgLAAAA";

    public static readonly DateTimeOffset SentAt = new(2026, 5, 4, 9, 30, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset ArrivedAt = SentAt.AddSeconds(3);

    /// <summary>A text as the global webhook tells it, changed by members given as JSON.</summary>
    public static JsonObject Global(string changes = "{}") => Changed(
        """
        {"id":"6601aa00bb11cc22dd33ee44","created":"2026-05-04T09:30:00.1234567Z","whatsappMessageId":"wamid.HBgLAAAA",
         "conversationId":"65f0c0ffee0c0ffee0c0ffee","ticketId":"65f0aaaaaaaaaaaaaaaaaaaa","text":"Is the blue one in stock?","type":"text",
         "data":null,"timestamp":"1777887000","owner":false,"eventType":"message","statusString":"SENT","assignedId":null,
         "operatorName":null,"operatorEmail":null,"waId":"4915550001111","messageContact":null,"senderName":"Mia","listReply":null,
         "interactiveButtonReply":null,"buttonReply":null,"replyContextId":"","sourceType":0,"channelId":null,
         "channelPhoneNumber":"4930555000","bsuid":null}
        """, changes);

    /// <summary>The same as the AI operator's own webhook tells it.</summary>
    public static JsonObject Assigned(string changes = "{}") => Changed(
        """
        {"eventType":"message","id":"6601aa00bb11cc22dd33ee44","conversationId":"65f0c0ffee0c0ffee0c0ffee","ticketId":"65f0aaaaaaaaaaaaaaaaaaaa",
         "text":"Is the blue one in stock?","type":"text","data":"","whatsappMessageId":"wamid.HBgLAAAA","waId":"4915550001111","senderName":"Mia",
         "replyContextId":"","owner":false,"tenantId":"300123","channelType":0,"channelId":"","channelPhoneNumber":"4930555000"}
        """, changes);

    public static JsonObject ChatAssigned(string changes = "{}") => Changed(
        """
        {"eventType":"chatAssigned","conversationId":"65f0c0ffee0c0ffee0c0ffee","ticketId":"65f0aaaaaaaaaaaaaaaaaaaa","waId":"4915550001111",
         "assigneeName":"Shop assistant","eventDescription":"The chat has been given to Shop assistant","isChangedToOpen":true,
         "tenantId":"300123","channelType":"WHATSAPP","channelId":"","channelPhoneNumber":"4930555000"}
        """, changes);

    public static JsonObject Status(string eventType, string changes = "{}") => Changed(
        $$"""
        {"eventType":"{{eventType}}","id":"6601aa00bb11cc22dd33ee99","localMessageId":"0b0e7c1e-0000-4000-8000-00000000000a",
         "whatsappMessageId":"wamid.OUT","conversationId":"65f0c0ffee0c0ffee0c0ffee","ticketId":"65f0aaaaaaaaaaaaaaaaaaaa",
         "text":"Yes, it is.","type":"text","timestamp":"1777887000","assigneeId":"62ee","operatorEmail":"ann@shop.example","operatorName":"Ann"}
        """, changes);

    public static PayloadReading Reading(string body) => WatiPayload.Read(Encoding.UTF8.GetBytes(body), ArrivedAt);

    public static IReadOnlyList<WatiWebhookItem> Items(string body) => Reading(body).ShouldBeOfType<PayloadReading.Items>().List;

    public static WatiWebhookItem Item(JsonNode body) => Items(body.ToJsonString()).ShouldHaveSingleItem();

    public static T Content<T>(JsonNode body) where T : WebhookContent => Item(body).Content.ShouldBeOfType<T>();

    public static CustomerMessage Written(JsonNode body) => Content<WebhookContent.Message>(body).Written;

    private static JsonObject Changed(string template, string changes)
    {
        var body = JsonNode.Parse(template)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(changes)!.AsObject())
        {
            // JsonObject has no way to say "absent"; this word does.
            if (value?.GetValueKind() == System.Text.Json.JsonValueKind.String && value.GetValue<string>() == "<absent>")
                body.Remove(name);
            else
                body[name] = value?.DeepClone();
        }

        return body;
    }
}
