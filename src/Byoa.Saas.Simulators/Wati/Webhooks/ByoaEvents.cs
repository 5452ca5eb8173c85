using System.Text.Json.Nodes;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Wati.Webhooks;

/// <summary>Bodies of the two events an AI operator gets; call while the book's lock is held.</summary>
internal static class ByoaEvents
{
    public static WebhookEvent MessageReceived(AccountBook book, Uri origin, Conversation conversation, InboxEntry entry)
    {
        var happened = MessageEvents.Received(book, origin, conversation, entry);
        AddAccount(book, conversation, happened.Body);
        return happened;
    }

    public static WebhookEvent ChatAssigned(AccountBook book, Conversation conversation, InboxEntry entry, bool reopened)
    {
        var body = new JsonObject
        {
            ["eventType"] = "chatAssigned",
            ["conversationId"] = conversation.Id,
            ["ticketId"] = conversation.TicketId,
            ["waId"] = MessageEvents.WaId(book, conversation),
            ["assigneeName"] = conversation.Assignee?.Name,
            ["eventDescription"] = entry.Text,
            ["isChangedToOpen"] = reopened,
            ["channelId"] = null,
            ["channelPhoneNumber"] = conversation.Channel.PhoneNumber,
        };
        AddAccount(book, conversation, body);
        return new WebhookEvent("chatAssigned", entry.Id, conversation.Id, body);
    }

    private static void AddAccount(AccountBook book, Conversation conversation, JsonObject body)
    {
        body["tenantId"] = book.Setup.TenantId;
        body["channelType"] = book.Quirks.ChannelTypeAsNumber ? 0 : "WHATSAPP";
        body["channelId"] = conversation.Channel.Id;
    }
}
