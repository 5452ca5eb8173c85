using System.Text;
using System.Text.Unicode;

namespace Byoa.Saas.AgentRuntime.Media;

/// <summary>Decodes text whose encoding nobody named.</summary>
internal static class PlainText
{
    /// <summary>By byte-order mark; else UTF-8 where the bytes are valid as such; else Latin-1, in which nothing is invalid.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF])) return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith<byte>([0xFF, 0xFE])) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith<byte>([0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        return (Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes);
    }
}
