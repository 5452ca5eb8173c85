using System.Globalization;
using System.Text.RegularExpressions;
using Byoa.Saas.Wati.Transport;

namespace Byoa.Saas.Management.Tenants;

/// <summary>Rules of single values that several requests share.</summary>
internal static partial class InputRules
{
    public const int LongestSecret = 4_000;

    public static bool IsIdentifier(string? text) => text is not null && Identifier().IsMatch(text);

    public static bool IsWatiTenant(string? text) => text is not null && WatiTenant().IsMatch(text);

    public static bool IsWebAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0;

    /// <summary>No line breaks, and none of the characters that nobody sees and a database may refuse.</summary>
    public static bool IsOneLine(string? text) => text?.Any(char.IsControl) != true;

    public static bool IsTimeOfDay(string? text) =>
        TimeOnly.TryParseExact(text, AgentTranslation.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    public static bool IsWatiToken(string? text) => text is { Length: <= LongestSecret } && WatiToken.Normalise(text) is not null;

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]{1,61})[a-z0-9]\z")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex WatiTenant();
}
