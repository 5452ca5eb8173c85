using System.Text.RegularExpressions;
using Byoa.Saas.Platform;

namespace Byoa.Saas.AgentRuntime.Definition;

/// <summary>
/// The text of a template's parameter: words and placeholders. <c>{customer.name}</c>, <c>{business.name}</c> and <c>{attribute:city}</c> are known;
/// <c>{customer.name|there}</c> says "there" where the name is not.
/// </summary>
public static partial class ParameterText
{
    public const string CustomerName = "customer.name";
    public const string BusinessName = "business.name";
    public const string AttributePrefix = "attribute:";

    /// <summary>Longer values are cut. Characters.</summary>
    public const int LongestValue = 1_000;

    /// <summary>The first placeholder or brace that means nothing; null when all of the text is understood.</summary>
    public static string? Misread(string text) =>
        Placeholder().Matches(text).FirstOrDefault(found => !IsKnown(found))?.Value
        ?? (Placeholder().Replace(text, "") is var words && words.IndexOfAny(['{', '}']) is >= 0 and var stray ? words[stray].ToString() : null);

    /// <param name="text">A text without <see cref="Misread"/>.</param>
    /// <param name="valueOf">The value of a placeholder, by its name.</param>
    /// <returns>One line, as WhatsApp wants it; null when a placeholder has neither value nor fallback, since Wati refuses what is empty.</returns>
    public static string? Fill(string text, Func<string, string?> valueOf)
    {
        var complete = true;
        var filled = Placeholder().Replace(text, found =>
        {
            var value = valueOf(Name(found)) is { } known && !string.IsNullOrWhiteSpace(known) ? known : found.Groups["otherwise"].Value;
            complete &= !string.IsNullOrWhiteSpace(value);
            return value;
        });
        var line = Whitespace().Replace(filled, " ").Trim();
        return complete && line.Length > 0 ? Cut.To(line, LongestValue) : null;
    }

    private static bool IsKnown(Match found) =>
        (Name(found) is CustomerName or BusinessName || IsAttribute(Name(found)))
        && (!found.Groups["otherwise"].Success || !string.IsNullOrWhiteSpace(found.Groups["otherwise"].Value));

    private static bool IsAttribute(string name) => name.StartsWith(AttributePrefix, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(name[AttributePrefix.Length..]);

    private static string Name(Match found) => found.Groups["name"].Value.Trim();

    [GeneratedRegex(@"\{(?<name>[^{}|]*)(\|(?<otherwise>[^{}]*))?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
