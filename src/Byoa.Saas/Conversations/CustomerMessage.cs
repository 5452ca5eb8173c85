using System.Text.Json.Serialization;

namespace Byoa.Saas.Conversations;

/// <summary>What kind of message a customer sent, whatever Wati calls it on the wire.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MessageKind>))]
public enum MessageKind { Text, Image, Video, Voice, Document, Sticker, Location, ContactCard, Choice, Order, Unavailable, Other }

/// <summary>One message of a customer.</summary>
/// <param name="MessageId">Wati's id; where Wati gave none, an id derived from what it did give.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text, caption, or the title of the choice made; for a location or a card a readable rendering.</param>
/// <param name="Attachment">Where its content is, if it has any.</param>
/// <param name="WhatsappMessageId">The wamid, needed to quote it.</param>
/// <param name="QuotedWhatsappMessageId">The wamid of the message it answers.</param>
/// <param name="TicketId">Wati's support session at that time.</param>
/// <param name="SentAt">By Wati's clock; second precision.</param>
public sealed record CustomerMessage(
    string MessageId,
    MessageKind Kind,
    string? Text,
    Attachment? Attachment,
    string? WhatsappMessageId,
    string? QuotedWhatsappMessageId,
    string? TicketId,
    DateTimeOffset SentAt);

/// <param name="Location">Path or URL at Wati.</param>
/// <param name="MimeType">As Wati says, often nothing.</param>
/// <param name="FileName">As Wati says, often nothing.</param>
/// <param name="MessageType">Wati's own type word in lower case.</param>
public sealed record Attachment(string? Location, string? MimeType, string? FileName, string MessageType);

/// <summary>How the other side of a conversation is reached.</summary>
/// <param name="WaId">Phone digits; absent for customers known by a business-scoped id only.</param>
/// <param name="Bsuid">Meta's business-scoped user id.</param>
/// <param name="ChannelPhoneNumber">The business's number.</param>
/// <param name="ChannelId">Wati's channel id.</param>
/// <param name="ChannelType">whatsapp, instagram, messenger, rcs, tiktok, or the number Wati gave.</param>
public sealed record Address(string? WaId, string? Bsuid, string? ChannelPhoneNumber, string? ChannelId, string ChannelType)
{
    private const string Whatsapp = "whatsapp";

    public static Address None { get; } = new(null, null, null, null, Whatsapp);

    /// <summary>Approved templates exist on WhatsApp alone.</summary>
    [JsonIgnore]
    public bool TakesTemplates => ChannelType == Whatsapp;

    /// <summary>Keeps what is known where the newer event is silent: chat-assigned events name less than messages.</summary>
    public Address Merge(Address newer) => new(
        newer.WaId ?? WaId, newer.Bsuid ?? Bsuid, newer.ChannelPhoneNumber ?? ChannelPhoneNumber,
        newer.ChannelId ?? ChannelId, newer.ChannelType);
}

/// <summary>What an attachment turned out to hold. Images are stored beside the stream, by hash.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Transcript), "transcript")]
[JsonDerivedType(typeof(DocumentText), "document")]
[JsonDerivedType(typeof(Picture), "picture")]
[JsonDerivedType(typeof(Unreadable), "unreadable")]
public abstract record MediaContent
{
    private MediaContent() { }

    public sealed record Transcript(string Text) : MediaContent;

    public sealed record DocumentText(string? FileName, string Text, bool Truncated) : MediaContent;

    public sealed record Picture(string Sha256, string ContentType) : MediaContent;

    /// <param name="Code">Why, as one of <see cref="Codes"/>.</param>
    /// <param name="ContentType">What it is, as far as known.</param>
    public sealed record Unreadable(string Code, string? ContentType) : MediaContent;
}
