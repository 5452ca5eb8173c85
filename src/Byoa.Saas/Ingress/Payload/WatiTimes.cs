using System.Globalization;
using System.Text.RegularExpressions;

namespace Byoa.Saas.Ingress.Payload;

/// <summary>Times as Wati writes them: Unix seconds or milliseconds, or ISO 8601 with any fraction, with or without a zone.</summary>
internal static partial class WatiTimes
{
    /// <summary>Milliseconds reached this number in 1973, seconds will in the year 5138.</summary>
    private const decimal LeastMilliseconds = 100_000_000_000m;

    private const int EarliestYear = 2010;

    private static readonly TimeSpan ClockSkewAllowed = TimeSpan.FromDays(1);

    /// <summary>When the item happened: the first believable time it names, else when it arrived.</summary>
    public static DateTimeOffset Of(JsonFields item, DateTimeOffset arrivedAt) =>
        Believable(item.Label("timestamp"), arrivedAt) ?? Believable(item.Label("created"), arrivedAt) ?? arrivedAt;

    private static DateTimeOffset? Believable(string? word, DateTimeOffset arrivedAt) =>
        word is not null && (Unix(word) ?? Iso(word)) is { } time && time.Year >= EarliestYear && time - arrivedAt <= ClockSkewAllowed ? time : null;

    private static DateTimeOffset? Unix(string word)
    {
        if (!decimal.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return null;

        var milliseconds = Math.Abs(number) < LeastMilliseconds ? number * 1000 : number;
        return milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)
            : null;
    }

    private static DateTimeOffset? Iso(string word)
    {
        var match = IsoShape.Match(word);
        // .NET keeps seven digits of a fraction; Wati may send more.
        var fraction = match.Groups["fraction"].Value;
        var readable = $"{match.Groups["date"].Value}T{match.Groups["time"].Value}{fraction[..Math.Min(fraction.Length, 8)]}{match.Groups["zone"].Value}";
        return match.Success && DateTimeOffset.TryParse(
            readable, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
    }

    [GeneratedRegex(@"^(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ](?<time>[0-9]{2}:[0-9]{2}(:[0-9]{2})?)(?<fraction>\.[0-9]{1,9})? ?(?<zone>Z|[+-][0-9]{2}:?[0-9]{2})?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsoShape { get; }
}
