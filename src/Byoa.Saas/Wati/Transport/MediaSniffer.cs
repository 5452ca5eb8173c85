using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Byoa.Saas.Wati.Wire;

namespace Byoa.Saas.Wati.Transport;

/// <summary>Names a file's type by its first bytes, since Wati calls nearly everything <c>application/octet-stream</c>.</summary>
internal static class MediaSniffer
{
    private const string Unknown = "application/octet-stream";

    /// <param name="bytes">The whole content.</param>
    /// <param name="declared">The server's word; kept where it says more than the bytes do, as for office files inside a zip.</param>
    /// <param name="messageType">voice, video…: decides for containers that hold either.</param>
    public static string ContentType(ReadOnlySpan<byte> bytes, string? declared, string? messageType)
    {
        var specific = declared is null or "" or Unknown or "binary/octet-stream" ? null : declared.ToLowerInvariant();
        var voice = messageType?.ToLowerInvariant() is "voice" or "audio";
        return Signature(bytes, voice) switch
        {
            "application/zip" when specific?.StartsWith("application/", StringComparison.Ordinal) == true => specific,
            { } known => known,
            null when IsText(bytes) => specific?.StartsWith("text/", StringComparison.Ordinal) == true ? specific : "text/plain",
            null => specific ?? Unknown,
        };
    }

    /// <summary>A page or an error object where bytes were due. A customer's own JSON file lacks the error's members and passes.</summary>
    public static bool IsDisguisedFailure(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.TrimStart("\uFEFF"u8).TrimStart(" \t\r\n"u8);
        if (start.IsEmpty) return true;
        if (start[0] == (byte)'{') return IsErrorObject(start);
        var head = Encoding.ASCII.GetString(start[..Math.Min(start.Length, 15)]);
        return head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsErrorObject(ReadOnlySpan<byte> bytes)
    {
        const int largestError = 16 * 1024;
        if (bytes.Length > largestError) return false;
        try
        {
            var json = JsonElement.Parse(bytes);
            return WatiMark.Of(json) == Mark.No || WatiMark.LooksRefused(json) || !json.EnumerateObject().Any();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? Signature(ReadOnlySpan<byte> b, bool voice)
    {
        if (b.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G'])) return "image/png";
        if (b.StartsWith<byte>([0xFF, 0xD8, 0xFF])) return "image/jpeg";
        if (b.StartsWith("GIF8"u8)) return "image/gif";
        if (b.StartsWith("RIFF"u8) && b.Length >= 12) return Riff(b[8..12]);
        if (b.StartsWith("%PDF"u8)) return "application/pdf";
        if (b.StartsWith("OggS"u8)) return "audio/ogg";
        if (b.StartsWith("#!AMR"u8)) return "audio/amr";
        if (b.StartsWith("PK\x03\x04"u8)) return "application/zip";
        if (b.StartsWith("ID3"u8)) return "audio/mpeg";
        if (b.Length >= 12 && b[4..8].SequenceEqual("ftyp"u8)) return Container(b[8..12], voice);
        return Frame(b);
    }

    private static string? Riff(ReadOnlySpan<byte> form) =>
        form.SequenceEqual("WEBP"u8) ? "image/webp" : form.SequenceEqual("WAVE"u8) ? "audio/wav" : null;

    private static string Container(ReadOnlySpan<byte> brand, bool voice) =>
        voice || brand.StartsWith("M4A"u8) ? "audio/mp4" : brand.StartsWith("3gp"u8) ? "video/3gpp" : "video/mp4";

    // A frame of MPEG audio begins with eleven set bits; its layer bits tell MP3 from AAC.
    private static string? Frame(ReadOnlySpan<byte> b) =>
        b.Length < 2 || b[0] != 0xFF || (b[1] & 0xE0) != 0xE0 ? null : (b[1] & 0x06) == 0 ? "audio/aac" : "audio/mpeg";

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || !Utf8.IsValid(bytes)) return false;
        foreach (var b in bytes)
        {
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f')) return false;
        }

        return true;
    }
}
