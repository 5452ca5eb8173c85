using System.Globalization;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;
using Byoa.Saas.Simulators.Wati.Webhooks;

namespace Byoa.Saas.Simulators.Wati.V1;

/// <summary>Shapes of V1: camelCase, and a business failure under HTTP 200.</summary>
internal static class V1Answers
{
    public const string WindowClosed = "Ticket has been expired.";

    public static Answer Fail(string info) => Answer.Refused(200, new { result = false, info });

    public static Answer Done() => Answer.Ok(new { result = true });

    public static Answer Sent(AccountBook book, Conversation conversation, InboxEntry entry) =>
        Answer.Ok(new { ok = true, result = Result(book), message = Message(book, conversation, entry) });

    public static object Result(AccountBook book) => book.Quirks.ResultAsWord ? "success" : true;

    public static object Message(AccountBook book, Conversation conversation, InboxEntry entry) => new
    {
        whatsappMessageId = book.Quirks.NoWhatsappMessageId ? null : entry.WhatsappMessageId,
        localMessageId = entry.LocalMessageId,
        text = entry.Text,
        media = (object?)null,
        messageContact = (object?)null,
        location = (object?)null,
        type = entry.Type,
        time = entry.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        status = StatusNumber(entry.Status),
        statusString = (string?)entry.Status,
        isDeleted = false,
        owner = entry.FromBusiness,
        eventType = entry.EventType,
        operatorName = entry.Author,
        id = entry.Id,
        created = Wire.Created(entry.At),
        conversationId = conversation.Id,
        ticketId = entry.TicketId,
    };

    public static object HistoryItem(AccountBook book, Conversation conversation, InboxEntry entry) => entry.Kind == EntryKind.Event
        ? new
        {
            id = entry.Id,
            created = Wire.Created(entry.At),
            conversationId = conversation.Id,
            ticketId = entry.TicketId,
            eventType = entry.EventType == "ticket" ? "ticket" : entry.EventType,
            type = 0,
            eventDescription = entry.Text,
            assignee = entry.AssigneeName,
            assigneeEmail = entry.Assignee,
            actor = (string?)null,
            timestamp = Wire.Created(entry.At),
        }
        : new
        {
            id = entry.Id,
            created = Wire.Created(entry.At),
            conversationId = conversation.Id,
            ticketId = entry.TicketId,
            eventType = entry.Type == "template" ? "broadcastMessage" : entry.EventType,
            text = entry.Text,
            finalText = entry.Type == "template" ? entry.Text : null,
            type = book.Quirks.HistoryTypeAsNumber ? (object)TypeNumber(entry.Type) : entry.Type,
            timestamp = entry.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            owner = entry.FromBusiness,
            statusString = entry.Status,
            data = entry.Media,
            media = entry.Media is null ? null : new { url = entry.Media, fileName = entry.FileName },
            messageReferral = (object?)null,
            assignedId = (string?)null,
            operatorName = entry.FromBusiness ? entry.Author : null,
            operatorEmail = entry.FromBusiness ? entry.AuthorEmail : null,
            localMessageId = entry.FromBusiness ? entry.LocalMessageId : null,
            whatsappMessageId = book.Quirks.NoWhatsappMessageId ? null : entry.WhatsappMessageId,
            replyContextId = entry.ReplyTo ?? "",
        };

    public static object Contact(AccountBook book, Contact contact) => new
    {
        id = contact.Id,
        wAid = contact.WaId,
        fullName = contact.Name,
        firstName = contact.Name.Split(' ')[0],
        phone = contact.WaId,
        source = (string?)null,
        contactStatus = "VALID",
        photo = (string?)null,
        created = contact.Created.ToString("MMM-dd-yyyy", CultureInfo.InvariantCulture),
        customParams = contact.Attributes.Select(a => new { name = a.Key, value = a.Value }).ToList(),
        optedIn = false,
        isDeleted = contact.Deleted,
        allowBroadcast = true,
        allowSMS = true,
        lastUpdated = Wire.Created(contact.LastUpdated),
        tenantId = book.Setup.TenantId,
        tagName = (string?)null,
        displayId = (string?)null,
        bsuid = contact.Bsuid,
    };

    /// <summary>The paging block of list answers.</summary>
    public static object Link(WatiCall call, int pageNumber, int pageSize, int total)
    {
        var path = $"/{call.Account.TenantId}{call.Http.Request.Path.Value![(call.Account.TenantId.Length + 1)..]}";
        string? Page(int number) => number < 1 || (number - 1) * pageSize >= total ? null : $"{path}?pageSize={pageSize}&pageNumber={number}";
        return new { prevPage = Page(pageNumber - 1), nextPage = Page(pageNumber + 1), pageNumber, pageSize, total };
    }

    private static int StatusNumber(string status) => status switch { "SENT" => 0, "DELIVERED" => 1, "READ" => 2, _ => 3 };

    private static int TypeNumber(string type) => type switch
    {
        "text" => 0,
        "image" => 1,
        "document" => 2,
        "voice" or "audio" => 3,
        "video" => 4,
        "interactive" => 18,
        _ => 99,
    };
}
