using System.Text.Json;

namespace Byoa.Saas.Wati.Wire;

/// <summary>From the JSON of an accepted answer to what the caller asked for; unknown when that is not in it.</summary>
internal static class WatiReaders
{
    public static WatiAnswer<Done> Nothing(JsonElement json) => new WatiAnswer<Done>.Accepted(default);

    public static WatiAnswer<SentMessage> Sent(JsonElement json) => new WatiAnswer<SentMessage>.Accepted(SentMessageReader.Read(json));

    /// <summary>A template's answer names recipients instead of messages.</summary>
    public static WatiAnswer<SentMessage> SentTemplate(JsonElement json, string localMessageId)
    {
        var sent = SentMessageReader.Read(json);
        return new WatiAnswer<SentMessage>.Accepted(sent with { LocalMessageId = sent.LocalMessageId ?? localMessageId });
    }

    public static WatiAnswer<SentMessage?> Found(JsonElement json, string localMessageId)
    {
        if (json.ValueKind == JsonValueKind.Null) return new WatiAnswer<SentMessage?>.Accepted(null);
        var sent = SentMessageReader.Read(json);
        if (sent is { Id: null, WhatsappMessageId: null, LocalMessageId: null }) return Unreadable<SentMessage?>();

        // Finding another message must not pass for finding ours.
        return sent.LocalMessageId is null || sent.LocalMessageId == localMessageId
            ? new WatiAnswer<SentMessage?>.Accepted(sent)
            : Unreadable<SentMessage?>();
    }

    public static WatiAnswer<IReadOnlyList<WatiHistoryItem>> History(JsonElement json)
    {
        var messages = json.Field("message_list") ?? json.Field("messages") ?? json.Field("items") ?? json;
        if (messages.ValueKind == JsonValueKind.Object) messages = messages.Field("items") ?? messages;
        return messages.ValueKind == JsonValueKind.Array
            ? new WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Accepted([.. messages.EnumerateArray().Select(HistoryReader.Read)])
            : Unreadable<IReadOnlyList<WatiHistoryItem>>();
    }

    public static WatiAnswer<IReadOnlyList<WatiContact>> Contacts(JsonElement json) =>
        ContactReader.ReadList(json) is { } contacts
            ? new WatiAnswer<IReadOnlyList<WatiContact>>.Accepted(contacts)
            : Unreadable<IReadOnlyList<WatiContact>>();

    public static WatiAnswer<WatiContact> Contact(JsonElement json) =>
        ContactReader.Read(json.Field("contact") ?? json.Field("result") ?? json) is { } contact
            ? new WatiAnswer<WatiContact>.Accepted(contact)
            : Unreadable<WatiContact>();

    /// <summary>Picks one contact from a filtered list, checking the filter's work.</summary>
    public static WatiAnswer<WatiContact> ContactOf(JsonElement json, Func<WatiContact, bool> wanted) =>
        ContactReader.ReadList(json) is not { } contacts ? Unreadable<WatiContact>()
        : contacts.FirstOrDefault(wanted) is { } contact ? new WatiAnswer<WatiContact>.Accepted(contact)
        : new WatiAnswer<WatiContact>.Rejected(WatiCodes.NotFound, "no such contact");

    /// <summary>An update answers with the contacts it changed; none changed is a refusal without words.</summary>
    public static WatiAnswer<Done> ContactsChanged(JsonElement json) => ContactReader.ReadList(json) switch
    {
        { Count: > 0 } => new WatiAnswer<Done>.Accepted(default),
        { Count: 0 } => new WatiAnswer<Done>.Rejected(WatiCodes.NotFound, "no contact was changed"),
        _ when WatiMark.Of(json) == Mark.Yes => new WatiAnswer<Done>.Accepted(default),
        _ => Unreadable<Done>(),
    };

    private static WatiAnswer<T> Unreadable<T>() => new WatiAnswer<T>.Unknown("unreadable_success");
}
