using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Byoa.Saas.Ingress.Payload;

/// <summary>Parses untrusted JSON text into something every later step can read without care.</summary>
internal static class JsonReading
{
    private const int EscapeLength = 6;

    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = 64 };

    /// <summary>Null when it is no JSON, or nested deeper than any honest event.</summary>
    public static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(Repair(text), Limits);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Drops escaped NULs, which PostgreSQL refuses, and replaces lone surrogates, which neither it nor .NET can decode.</summary>
    private static string Repair(string json)
    {
        if (!json.Contains("\\u", StringComparison.Ordinal))
            return json;

        StringBuilder repaired = new(json.Length);
        for (var at = 0; at < json.Length;)
        {
            var rest = json.AsSpan(at);
            var (length, replacement) = rest[0] == '\\' ? Escape(rest) : (1, null);
            repaired.Append(replacement ?? rest[..length]);
            at += length;
        }

        return repaired.ToString();
    }

    /// <summary>The length of the escape at the start, and what to write in its place if not itself.</summary>
    private static (int Length, string? Replacement) Escape(ReadOnlySpan<char> rest) => Unit(rest) switch
    {
        // Any other escape is passed whole: its second character may be a backslash that escapes nothing.
        null => (Math.Min(2, rest.Length), null),
        '\0' => (EscapeLength, ""),
        { } high when char.IsHighSurrogate(high) && Unit(rest[EscapeLength..]) is { } low && char.IsLowSurrogate(low) => (2 * EscapeLength, null),
        { } lone when char.IsSurrogate(lone) => (EscapeLength, "\\ufffd"),
        _ => (EscapeLength, null),
    };

    private static char? Unit(ReadOnlySpan<char> rest) =>
        rest.Length >= EscapeLength && rest.StartsWith("\\u") &&
        ushort.TryParse(rest[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
