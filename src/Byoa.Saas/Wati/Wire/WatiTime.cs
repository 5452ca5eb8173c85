using System.Globalization;

namespace Byoa.Saas.Wati.Wire;

/// <summary>Reads Wati's times: ISO with 0 to 9 fraction digits, with a zone or (UTC then) without, and Unix seconds or milliseconds.</summary>
internal static class WatiTime
{
    // As seconds this is the year 5138, as milliseconds 1973.
    private const long FirstMilliseconds = 100_000_000_000;
    private const int Ticks = 7;

    public static DateTimeOffset? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        text = text.Trim();
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return FromUnix(number);

        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var read = DateTimeOffset.TryParse(CutFraction(text), CultureInfo.InvariantCulture, styles, out var time);
        // The year 1 is .NET's way to say "never set".
        return read && time.Year > 1 ? time : null;
    }

    private static DateTimeOffset? FromUnix(decimal number)
    {
        var milliseconds = number >= FirstMilliseconds ? number : number * 1000;
        return milliseconds > 0 && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)
            : null;
    }

    private static string CutFraction(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0) return text;
        var end = dot + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end - dot - 1 <= Ticks ? text : text[..(dot + 1 + Ticks)] + text[end..];
    }
}
