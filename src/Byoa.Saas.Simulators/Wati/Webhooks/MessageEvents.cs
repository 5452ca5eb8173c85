using System.Globalization;
using System.Text.Json.Nodes;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Wati.Webhooks;

/// <summary>Bodies of the events about messages; call while the book's lock is held.</summary>
internal static class MessageEvents
{
    public static WebhookEvent Received(AccountBook book, Uri origin, Conversation conversation, InboxEntry entry)
    {
        var body = Base(book, conversation, entry, "message");
        body["text"] = entry.Text;
        body["type"] = entry.Type;
        body["data"] = Data(book, origin, entry);
        body["sourceId"] = null;
        body["sourceUrl"] = null;
        body["sourceType"] = 0;
        body["owner"] = entry.FromBusiness;
        body["statusString"] = "SENT";
        body["avatarUrl"] = null;
        body["assignedId"] = conversation.Assignee?.Id;
        body["operatorName"] = conversation.Assignee?.Name;
        body["operatorEmail"] = conversation.Assignee?.Email;
        body["messageContact"] = null;
        body["senderName"] = entry.FromBusiness ? entry.Author : conversation.Contact.Name;
        AddChoice(body, entry);
        body["replyContextId"] = entry.ReplyTo ?? "";
        body["frequentlyForwarded"] = false;
        body["forwarded"] = false;
        body["bsuid"] = conversation.Contact.Bsuid;
        body["parentBsuid"] = null;
        body["username"] = null;
        if (entry.Place is { } place)
            body["location"] = new JsonObject { ["latitude"] = place.Latitude, ["longitude"] = place.Longitude, ["name"] = place.Name, ["address"] = place.Address };
        if (entry.Emoji is { } emoji)
            body["reaction"] = new JsonObject { ["emoji"] = emoji, ["message_id"] = entry.ReplyTo };
        return new WebhookEvent("message", entry.Id, conversation.Id, body);
    }

    public static WebhookEvent NewContact(AccountBook book, Conversation conversation, InboxEntry entry) => new(
        "newContactMessageReceived", entry.Id, conversation.Id, new JsonObject
        {
            ["eventType"] = "newContactMessageReceived",
            ["id"] = entry.Id,
            ["created"] = Wire.Created(entry.At),
            ["waId"] = WaId(book, conversation),
            ["senderName"] = conversation.Contact.Name,
            ["sourceId"] = null,
            ["sourceUrl"] = null,
            ["sourceType"] = 0,
            ["bsuid"] = conversation.Contact.Bsuid,
        });

    public static WebhookEvent Sent(AccountBook book, Conversation conversation, InboxEntry entry, bool second)
    {
        var name = (entry.Type == "template" ? "templateMessageSent" : "sessionMessageSent") + (second ? "_v2" : "");
        var body = Base(book, conversation, entry, name);
        body["text"] = entry.Text;
        body["type"] = entry.Type;
        body["owner"] = true;
        body["statusString"] = "SENT";
        body["operatorName"] = entry.Author;
        body["operatorEmail"] = entry.AuthorEmail;
        body["sourceType"] = entry.Type == "template" ? "WEB" : null;
        if (second)
        {
            body["localMessageId"] = entry.LocalMessageId;
            body["chatbotTriggeredEventId"] = null;
            body["assigneeId"] = conversation.Assignee?.Id;
        }

        return new WebhookEvent(name, entry.Id, conversation.Id, body);
    }

    /// <param name="book">The account.</param>
    /// <param name="conversation">Where it was sent.</param>
    /// <param name="entry">The message, with its new status.</param>
    /// <param name="word">DELIVERED, READ or REPLIED.</param>
    public static WebhookEvent StatusChanged(AccountBook book, Conversation conversation, InboxEntry entry, string word)
    {
        var body = Base(book, conversation, entry, $"sentMessage{word}");
        body["statusString"] = word[..1] + word[1..].ToLowerInvariant();
        body["localMessageId"] = entry.LocalMessageId;
        body["assigneeId"] = conversation.Assignee?.Id;
        body["operatorEmail"] = entry.AuthorEmail;
        return new WebhookEvent($"sentMessage{word}", entry.Id, conversation.Id, body);
    }

    public static WebhookEvent Failed(AccountBook book, Conversation conversation, InboxEntry entry, string code, string detail)
    {
        var body = Base(book, conversation, entry, "sessionMessageFailed");
        body["type"] = "session";
        body["statusString"] = "Failed";
        body["localMessageId"] = entry.LocalMessageId;
        body["text"] = entry.Text;
        body["failedCode"] = code;
        body["failedDetail"] = detail;
        return new WebhookEvent("sessionMessageFailed", entry.Id, conversation.Id, body);
    }

    private static JsonObject Base(AccountBook book, Conversation conversation, InboxEntry entry, string eventType) => new()
    {
        ["id"] = entry.Id,
        ["created"] = Wire.Created(entry.At),
        ["whatsappMessageId"] = entry.WhatsappMessageId,
        ["conversationId"] = conversation.Id,
        ["ticketId"] = entry.TicketId,
        ["timestamp"] = entry.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        ["eventType"] = eventType,
        ["waId"] = WaId(book, conversation),
        ["channelId"] = null,
        ["channelPhoneNumber"] = conversation.Channel.PhoneNumber,
    };

    public static string? WaId(AccountBook book, Conversation conversation) => book.Quirks.NoWaId ? null : conversation.Contact.WaId;

    private static void AddChoice(JsonObject body, InboxEntry entry)
    {
        var title = entry.Chosen?.Title;
        body["listReply"] = title is null || entry.ChoiceStyle != ChoiceStyle.List
            ? null
            : new JsonObject { ["id"] = entry.Id, ["title"] = title, ["description"] = entry.Chosen?.Description };
        body["interactiveButtonReply"] = title is null || entry.ChoiceStyle != ChoiceStyle.Buttons
            ? null
            : new JsonObject { ["id"] = entry.Id, ["title"] = title };
        body["buttonReply"] = title is null || entry.ChoiceStyle != ChoiceStyle.Template
            ? null
            : new JsonObject { ["payload"] = title, ["text"] = title };
    }

    private static JsonNode? Data(AccountBook book, Uri origin, InboxEntry entry)
    {
        if (entry.Media is not { } path)
            return null;
        var url = Wire.ShowFile(origin, book.Setup.TenantId, path);
        var described = new JsonObject
        {
            ["url"] = url,
            ["caption"] = entry.Text,
            ["mimeType"] = "application/octet-stream",
            ["fileName"] = entry.FileName,
            ["id"] = entry.Id,
        };
        return book.Quirks.Media switch
        {
            MediaStyle.Url => url,
            MediaStyle.Described => described,
            MediaStyle.JsonString => described.ToJsonString(),
            _ => path,
        };
    }
}
