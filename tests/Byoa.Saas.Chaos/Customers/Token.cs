using System.Globalization;
using System.Text.RegularExpressions;

namespace Byoa.Saas.Chaos.Customers;

/// <summary>The mark each message carries: the customer's number, and the message's own.</summary>
internal static partial class Token
{
    public static string Of(int customer, int message) => string.Create(CultureInfo.InvariantCulture, $"[m{customer}-{message}]");

    public static IEnumerable<string> In(string? text) => Marks().Matches(text ?? "").Select(match => match.Value).Distinct();

    [GeneratedRegex(@"\[m\d+-\d+\]")]
    private static partial Regex Marks();
}
