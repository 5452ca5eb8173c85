namespace Byoa.Saas.Wati.Transport;

/// <summary>Where an attachment is fetched from: an address under the account's origin, or a refusal before anything is sent.</summary>
/// <param name="Address">Path and query; null when refused.</param>
/// <param name="Refusal">One of <see cref="WatiCodes"/>.</param>
internal sealed record MediaAddress(string? Address, string? Refusal)
{
    public static MediaAddress Of(WatiAccount account, WatiMediaReference media)
    {
        if (account.Generation == WatiGeneration.V3 && ById(media) is { } preferred) return new(preferred, null);
        if (string.IsNullOrWhiteSpace(media.Location))
            return ById(media) is { } byId ? new(byId, null) : new(null, WatiCodes.Invalid);

        var location = media.Location.Trim();
        if (location.Contains('\\', StringComparison.Ordinal) || location.StartsWith("//", StringComparison.Ordinal))
            return new(null, WatiCodes.HostRefused);
        if (Uri.TryCreate(location, UriKind.Absolute, out var url) && !location.StartsWith('/')) return OfUrl(account, url);
        return account.WatiTenantId is null
            ? new(null, WatiCodes.NotSupported)
            : new($"/{account.WatiTenantId}/api/v1/getMedia" + WatiQuery.Of(("fileName", location)), null);
    }

    /// <summary>The last part of a location, for an attachment that came without a name.</summary>
    public static string? FileName(string? location)
    {
        if (string.IsNullOrWhiteSpace(location)) return null;
        var path = Uri.UnescapeDataString(location.Split(['?', '#'])[0]);
        var query = location.IndexOf("fileName=", StringComparison.OrdinalIgnoreCase);
        if (query >= 0) path = Uri.UnescapeDataString(location[(query + 9)..].Split(['&', '#'])[0]);
        return SafeName(path);
    }

    /// <summary>A name without folders, or null.</summary>
    public static string? SafeName(string? name)
    {
        var last = name?.Trim().Trim('"').Split(['/', '\\'])[^1];
        return string.IsNullOrWhiteSpace(last) || last.All(c => c == '.') ? null : last;
    }

    private static string? ById(WatiMediaReference media) =>
        WatiQuery.Segment(media.MessageId) is { } id ? $"/api/ext/v3/conversations/messages/file/{id}" : null;

    // Compared whole: the token must not reach another port or scheme of the same host either.
    private static MediaAddress OfUrl(WatiAccount account, Uri url)
    {
        var same = url.UserInfo.Length == 0
            && Uri.Compare(url, account.Origin, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
        return same ? new(url.PathAndQuery, null) : new(null, WatiCodes.HostRefused);
    }
}
