using System.Globalization;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Wati.V3;

/// <summary>Shapes of V3: snake_case, errors as <c>{code,message,timestamp}</c>.</summary>
internal static class V3Answers
{
    public static Answer Error(WatiCall call, int status, string message) =>
        Answer.Refused(status, new { code = status, message, timestamp = call.Book.Clock.GetUtcNow() });

    public static Answer Done() => Answer.Ok(new { result = true });

    public static Answer Failed() => Answer.Refused(200, new { result = false });

    public static object Message(Conversation conversation, InboxEntry entry) => new
    {
        id = entry.Id,
        created = entry.At,
        conversation_id = conversation.Id,
        ticket_id = entry.TicketId,
        event_type = entry.EventType,
        text = entry.Text,
        type = entry.Type,
        timestamp = entry.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        owner = entry.FromBusiness,
        status = entry.Status,
        avatar_url = (string?)null,
        assigned_id = (string?)null,
        operator_name = entry.FromBusiness ? entry.Author : null,
        failed_detail = (string?)null,
        bot_type = (string?)null,
        local_message_id = entry.FromBusiness ? entry.LocalMessageId : null,
    };

    /// <summary>The specification knows the first five fields; the others were seen in answers.</summary>
    public static object HistoryItem(AccountBook book, Conversation conversation, InboxEntry entry) => entry.Kind == EntryKind.Event
        ? new
        {
            id = entry.Id,
            created = entry.At,
            conversation_id = conversation.Id,
            ticket_id = entry.TicketId,
            event_type = entry.EventType,
            type = (object)0,
            event_description = entry.Text,
            assignee = entry.AssigneeName,
            actor = (string?)null,
            timestamp = entry.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        }
        : new
        {
            id = entry.Id,
            created = entry.At,
            conversation_id = conversation.Id,
            ticket_id = entry.TicketId,
            event_type = entry.Type == "template" ? "broadcast" : entry.EventType,
            type = book.Quirks.HistoryTypeAsNumber ? 0 : (object)entry.Type,
            text = entry.Text,
            final_text = entry.Type == "template" ? entry.Text : null,
            timestamp = entry.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            owner = entry.FromBusiness,
            status = entry.Status,
            status_string = entry.Status,
            failed_detail = (string?)null,
            assigned_id = (string?)null,
            operator_name = entry.FromBusiness ? entry.Author : null,
            local_message_id = entry.FromBusiness ? entry.LocalMessageId : null,
            whatsapp_message_id = book.Quirks.NoWhatsappMessageId ? null : entry.WhatsappMessageId,
            data = entry.Media,
        };

    public static object Contact(AccountBook book, Contact contact)
    {
        var channel = book.Conversations.Find(c => c.Contact == contact)?.Channel ?? book.Channels[0];
        return new
        {
            id = contact.Id,
            wa_id = contact.WaId,
            name = contact.Name,
            phone = contact.WaId,
            photo = (string?)null,
            created = contact.Created,
            last_updated = contact.LastUpdated,
            contact_status = "VALID",
            source = "Wati",
            channel_id = channel.Id,
            ig_phone_source = (string?)null,
            mg_phone_source = (string?)null,
            opted_in = false,
            allow_broadcast = true,
            allow_sms = true,
            teams = contact.Teams,
            segments = Array.Empty<string>(),
            custom_params = contact.Attributes.Select(a => new { name = a.Key, value = a.Value }).ToList(),
            channel_type = "whatsapp",
            display_name = contact.Name,
            contact_link = new { whats_app_contact_id = contact.Id, instagram_contact_id = (string?)null, messenger_contact_id = (string?)null },
            is_broadcast_limit_reached = "false",
            bsuid = contact.Bsuid,
            parent_bsuid = (string?)null,
            username = (string?)null,
        };
    }
}
