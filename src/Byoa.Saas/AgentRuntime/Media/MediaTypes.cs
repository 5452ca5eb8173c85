using Byoa.Saas.Conversations;
using Byoa.Saas.Wati;

namespace Byoa.Saas.AgentRuntime.Media;

/// <summary>Decides what a downloaded attachment is: by its bytes first, then by the kind of message, then by its name.</summary>
internal static class MediaTypes
{
    public const string Pdf = "application/pdf";

    private const string Generic = "application/octet-stream";

    public static string Of(WatiMedia media, CustomerMessage message)
    {
        if (PictureType(media.Content.Span) is { } picture) return picture;
        var said = Plain(media.ContentType) ?? ByKind(message.Kind) ?? Plain(message.Attachment?.MimeType);
        var named = ByName(media.FileName ?? message.Attachment?.FileName);
        return said switch
        {
            // Bytes tell text from pictures, but not one kind of text from another.
            null or "text/plain" => named ?? said ?? Generic,
            "application/ogg" => "audio/ogg",
            // Containers hold either; a voice note in one has no pictures to show.
            _ when message.Kind == MessageKind.Voice && said.StartsWith("video/", StringComparison.Ordinal) => "audio/" + said["video/".Length..],
            _ => said,
        };
    }

    public static bool IsPicture(string type) => type is "image/png" or "image/jpeg" or "image/gif" or "image/webp";

    public static bool IsAudio(string type) => type.StartsWith("audio/", StringComparison.Ordinal);

    public static bool IsText(string type) =>
        type.StartsWith("text/", StringComparison.Ordinal) || IsMarkup(type)
        || type is "application/json" or "application/csv" || type.EndsWith("+json", StringComparison.Ordinal);

    public static bool IsMarkup(string type) =>
        type is "text/html" or "text/xml" or "application/xml" or "application/xhtml+xml";

    /// <summary>What the bytes say, whatever anyone else says: a provider refuses the whole dialogue for one broken picture.</summary>
    public static string? PictureType(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G'])) return "image/png";
        if (bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF])) return "image/jpeg";
        if (bytes.StartsWith("GIF8"u8)) return "image/gif";
        return bytes.StartsWith("RIFF"u8) && bytes.Length >= 12 && bytes[8..12].SequenceEqual("WEBP"u8) ? "image/webp" : null;
    }

    private static string? Plain(string? type) => type?.Split(';')[0].Trim().ToLowerInvariant() switch
    {
        null or "" or Generic or "binary/octet-stream" or "application/binary" => null,
        { } specific => specific,
    };

    private static string? ByKind(MessageKind kind) => kind == MessageKind.Voice ? "audio/ogg" : null;

    private static string? ByName(string? name) => Path.GetExtension(name)?.ToLowerInvariant() switch
    {
        ".txt" or ".log" => "text/plain",
        ".csv" => "text/csv",
        ".md" => "text/markdown",
        ".json" => "application/json",
        ".xml" => "application/xml",
        ".html" or ".htm" => "text/html",
        _ => null,
    };
}
