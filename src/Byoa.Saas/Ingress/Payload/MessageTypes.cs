using Byoa.Saas.Conversations;

namespace Byoa.Saas.Ingress.Payload;

/// <summary>Wati's message types.</summary>
internal static class MessageTypes
{
    public const string Reaction = "reaction";
    public const string Template = "template";

    private const string Unnamed = "unknown";

    /// <summary>The type's word in lower case. Numbers stand for types nobody documents, so the item's own members decide then.</summary>
    public static string WordOf(JsonFields item)
    {
        var given = item.Label("type")?.ToLowerInvariant();
        return given is not null && !given.All(char.IsAsciiDigit) ? given : Implied(item) ?? given ?? Unnamed;
    }

    public static MessageKind KindOf(string word) => word.Replace("_", "", StringComparison.Ordinal) switch
    {
        "text" => MessageKind.Text,
        "image" => MessageKind.Image,
        "video" => MessageKind.Video,
        "voice" or "audio" => MessageKind.Voice,
        "document" => MessageKind.Document,
        "sticker" => MessageKind.Sticker,
        "location" => MessageKind.Location,
        "contacts" or "contact" => MessageKind.ContactCard,
        "button" or "interactive" => MessageKind.Choice,
        "order" or "catalog" => MessageKind.Order,
        "mediaplaceholder" => MessageKind.Unavailable,
        _ => MessageKind.Other,
    };

    private static string? Implied(JsonFields item) => item switch
    {
        _ when item.Object("reaction") is not null || item.Text("reaction") is not null => Reaction,
        _ when item.Object("location") is not null => "location",
        _ when item.Objects("messageContact").Any() => "contacts",
        _ when item.Object("order") is not null => "order",
        _ when item.Has("data") => MediaData.Of(item).MimeType?.Split('/')[0].ToLowerInvariant() switch
        {
            "image" => "image",
            "video" => "video",
            "audio" => "audio",
            "application" => "document",
            _ => null,
        },
        _ when item.Text("text") is not null => "text",
        _ => null,
    };
}
