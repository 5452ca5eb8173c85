namespace Byoa.Saas.Wati;

/// <summary>Why a pasted address cannot be an account's API endpoint; stable, and part of the management API's answers.</summary>
public static class WatiEndpointCodes
{
    public const string Invalid = "endpoint_invalid";
    public const string NotAllowed = "endpoint_not_allowed";
    public const string NeedsHttps = "endpoint_needs_https";
}

/// <summary>What reading a pasted address came to.</summary>
public abstract record WatiEndpointReading
{
    private WatiEndpointReading() { }

    public sealed record Usable(WatiEndpoint Endpoint) : WatiEndpointReading;

    /// <summary><paramref name="Code"/> is one of <see cref="WatiEndpointCodes"/>.</summary>
    public sealed record Refused(string Code) : WatiEndpointReading;
}

/// <summary>An account's address in its one true form.</summary>
/// <param name="Origin">Scheme, host and port; the host in lower case.</param>
/// <param name="TenantSegment">The path segment of V1 routes; null when the address held none.</param>
public sealed record WatiEndpoint(Uri Origin, string? TenantSegment)
{
    /// <summary>
    /// Reads what people paste: with or without scheme, tenant segment, API path and trailing slashes.
    /// The address is taken apart by hand, because a lenient parser and the HTTP stack may disagree about which part is the host.
    /// </summary>
    public static WatiEndpointReading Read(string? pasted, WatiOptions options)
    {
        var text = pasted?.Trim() ?? "";
        if (text.Length is 0 or > 500 || !text.All(IsPlain)) return Refuse(WatiEndpointCodes.Invalid);

        var (scheme, rest) = SplitScheme(text);
        if (scheme is not ("https" or "http")) return Refuse(WatiEndpointCodes.Invalid);

        var query = rest.IndexOf('?', StringComparison.Ordinal);
        if (query >= 0) rest = rest[..query];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var authority = (slash < 0 ? rest : rest[..slash]).ToLowerInvariant();
        var segments = slash < 0 ? [] : rest[slash..].Split('/', StringSplitOptions.RemoveEmptyEntries);

        var defaultPort = scheme == "https" ? 443 : 80;
        if (!TryAuthority(authority, defaultPort, out var host, out var port) || !TryTenant(segments, out var tenant))
            return Refuse(WatiEndpointCodes.Invalid);
        if (Judge(scheme, host, port, defaultPort, options) is { } code) return Refuse(code);

        var origin = port == defaultPort ? $"{scheme}://{host}" : $"{scheme}://{host}:{port}";
        return new WatiEndpointReading.Usable(new WatiEndpoint(new Uri(origin), tenant));
    }

    // '@' would make what precedes it credentials, '#' and '\' end the host for some parsers, '%' hides any of them.
    private static bool IsPlain(char c) => c is > ' ' and < '\x7f' and not ('@' or '#' or '\\' or '%' or '"' or '<' or '>');

    private static (string Scheme, string Address) SplitScheme(string text)
    {
        var mark = text.IndexOf("://", StringComparison.Ordinal);
        return mark < 0 ? ("https", text) : (text[..mark].ToLowerInvariant(), text[(mark + 3)..]);
    }

    private static bool TryAuthority(string authority, int defaultPort, out string host, out int port)
    {
        var colon = authority.IndexOf(':', StringComparison.Ordinal);
        host = colon < 0 ? authority : authority[..colon];
        port = defaultPort;
        return WatiHostName.IsValid(host) && (colon < 0 || WatiHostName.TryPort(authority[(colon + 1)..], out port));
    }

    private static bool TryTenant(string[] segments, out string? tenant)
    {
        var api = Array.FindIndex(segments, s => s.Equals("api", StringComparison.OrdinalIgnoreCase));
        var before = api < 0 ? segments : segments[..api];
        tenant = before.Length > 0 ? before[0] : null;

        // A tenant pasted twice comes from appending it to an address that had it already.
        var repeated = before.Length == 2 && before[0] == before[1];
        return before.Length == 0
            || ((before.Length == 1 || repeated) && before[0].Length <= 64 && before[0].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
    }

    private static string? Judge(string scheme, string host, int port, int defaultPort, WatiOptions options)
    {
        var added = options.AllowedHosts.Select(WatiHostPattern.Parse).Any(p => p is not null && p.Matches(host, port, defaultPort));
        var known = added || WatiHostPattern.Wati.Matches(host, port, defaultPort);
        return (known, scheme) switch
        {
            (false, _) => WatiEndpointCodes.NotAllowed,
            (true, "http") when !(added && options.AllowHttp) => WatiEndpointCodes.NeedsHttps,
            _ => null,
        };
    }

    private static WatiEndpointReading.Refused Refuse(string code) => new(code);
}
