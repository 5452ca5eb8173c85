using System.Globalization;
using System.Text;

namespace Byoa.Saas.Platform;

/// <summary>Mends JSON from outside before it is parsed, so that every text in it can be decoded and stored.</summary>
internal static class JsonRepair
{
    private const int EscapeLength = 6;

    /// <summary>Drops escaped NULs, which PostgreSQL refuses, and replaces lone surrogates, which neither it nor .NET can decode.</summary>
    public static string Repair(string json)
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
