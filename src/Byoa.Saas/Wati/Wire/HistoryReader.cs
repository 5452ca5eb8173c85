using System.Text.Json;
using System.Text.RegularExpressions;

namespace Byoa.Saas.Wati.Wire;

/// <summary>Reads one item of a conversation's history in either generation's naming.</summary>
internal static class HistoryReader
{
    private static readonly WatiHistoryItem Damaged = new(WatiHistoryKind.Other, null, DateTimeOffset.UnixEpoch, true, null, null, null, null, null, null, null, null);

    public static WatiHistoryItem Read(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object) return Damaged;
        var kind = KindOf(item);
        var message = kind == WatiHistoryKind.Message;
        return new WatiHistoryItem(
            kind,
            item.Text("id"),
            // A damaged time must not hide an item: reconciliation would take it for absent.
            item.Time("created", "timestamp") ?? DateTimeOffset.UnixEpoch,
            !message || (item.Flag("owner", "isOwner") ?? IsBroadcast(item)),
            message ? item.Text("text", "finalText") : Description(item),
            item.Text("type")?.ToLowerInvariant(),
            item.Text("whatsappMessageId"),
            item.Text("localMessageId"),
            message ? item.Text("operatorName") : item.Text("operatorName", "actor") ?? item.Field("detailedEventDescription")?.Text("actor"),
            kind == WatiHistoryKind.Assignment ? Assignee(item) : null,
            (item.Text("statusString") ?? item.Text("status"))?.ToLowerInvariant(),
            message ? Media(item) : null)
        {
            IsTemplate = message
                && (EventType(item) is "broadcast" or "broadcastmessage" or "templatemessagesent" || string.Equals(item.Text("type"), "template", StringComparison.OrdinalIgnoreCase)),
        };
    }

    private static WatiHistoryKind KindOf(JsonElement item) => EventType(item) switch
    {
        "message" or "messagereceived" or "broadcast" or "broadcastmessage" or "sessionmessagesent" or "templatemessagesent" => WatiHistoryKind.Message,
        "" when item.Text("text", "finalText", "type", "data") is not null => WatiHistoryKind.Message,
        "assignedoperator" or "operatorassigned" or "assignoperator" or "chatassigned" or "assigned" or "assignment" or "assignedteam" => WatiHistoryKind.Assignment,
        "ticket" => TellsAssignment(item) ? WatiHistoryKind.Assignment : WatiHistoryKind.Ticket,
        _ => WatiHistoryKind.Other,
    };

    private static string EventType(JsonElement item)
    {
        var name = (item.Text("eventType") ?? "").Trim().ToLowerInvariant();
        if (name.EndsWith("_bsuid", StringComparison.Ordinal)) name = name[..^6];
        if (name.EndsWith("_v2", StringComparison.Ordinal)) name = name[..^3];
        return name.Replace("_", "", StringComparison.Ordinal);
    }

    // A ticket event covers openings, closings and assignments; which one, its type or only its wording tells. That it names who has the chat
    // says so only where there are no words: a chat is closed and opened again with somebody having it, too.
    private static bool TellsAssignment(JsonElement item) =>
        Mentions(item.Field("detailedEventDescription")?.Text("type"))
        || Mentions(item.Text("type"))
        || (Description(item) is { } words ? AssignedTo.IsMatch(words) : item.Field("assignee") is not null);

    private static bool Mentions(string? word) => word?.Contains("assign", StringComparison.OrdinalIgnoreCase) == true;

    // An e-mail tells who it is for certain; a name may be anybody's.
    private static string? Assignee(JsonElement item)
    {
        if (item.Text("assigneeEmail") is { } email) return email;
        if (item.Field("assignee") is { } assignee)
            return WatiJson.AsText(assignee) ?? assignee.Text("email", "name", "fullName", "id");
        if (item.Text("assigneeName") is { } named) return named;

        var detail = item.Field("detailedEventDescription");
        if (detail?.Text("assignee", "agentName") is { } agent) return agent;
        var worded = AssignedTo.Match(Description(item) ?? "");
        return worded.Success ? worded.Groups["who"].Value.Trim() : null;
    }

    private static string? Description(JsonElement item) =>
        item.Text("eventDescription", "text") ?? item.Field("detailedEventDescription")?.Text("text", "description");

    private static bool IsBroadcast(JsonElement item) => EventType(item) is "broadcast" or "broadcastmessage" or "sessionmessagesent" or "templatemessagesent";

    private static string? Media(JsonElement item) => item.Field("data") switch
    {
        { ValueKind: JsonValueKind.Object } data => data.Text("url", "fileName"),
        { } data => WatiJson.AsText(data),
        null => item.Field("media")?.Text("url", "fileName"),
    };

    // Without backtracking no wording is slow, and no time-out is needed, which a frozen process would run into.
    private static readonly Regex AssignedTo = new(
        @"\bassigned\s+to\s+(?<who>.+?)(?:\s+by\b.*)?\.?\s*$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
