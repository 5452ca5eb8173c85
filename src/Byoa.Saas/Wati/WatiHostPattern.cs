using System.Globalization;

namespace Byoa.Saas.Wati;

/// <summary>One line of an allow list of hosts: <c>host</c>, <c>host:port</c> or <c>host:*</c>; a leading <c>*.</c> takes any subdomain but not the domain itself.</summary>
internal sealed record WatiHostPattern(string Host, bool Subdomains, int? Port, bool AnyPort)
{
    public static readonly WatiHostPattern Wati = new("wati.io", Subdomains: true, Port: null, AnyPort: false);

    /// <summary>Null for a line that names no host.</summary>
    public static WatiHostPattern? Parse(string line)
    {
        var text = line.Trim().ToLowerInvariant();
        var subdomains = text.StartsWith("*.", StringComparison.Ordinal);
        if (subdomains) text = text[2..];

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var host = colon < 0 ? text : text[..colon];
        var port = colon < 0 ? null : text[(colon + 1)..];
        if (!WatiHostName.IsValid(host)) return null;
        return port switch
        {
            null => new(host, subdomains, null, false),
            "*" => new(host, subdomains, null, true),
            _ when WatiHostName.TryPort(port, out var number) => new(host, subdomains, number, false),
            _ => null,
        };
    }

    public bool Matches(string host, int port, int defaultPort) =>
        (AnyPort || port == (Port ?? defaultPort))
        && (Subdomains ? host.EndsWith("." + Host, StringComparison.Ordinal) : host == Host);
}

/// <summary>The grammar of hosts we ever call: ASCII labels and dots. No bracketed addresses, no trailing dot, no raw international names.</summary>
internal static class WatiHostName
{
    public static bool IsValid(string host) =>
        host.Length is > 0 and <= 253 && Array.TrueForAll(host.Split('.'), IsLabel);

    public static bool TryPort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= 65535;

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-'
        && label.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
