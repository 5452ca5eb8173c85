namespace Byoa.Saas.Wati.Transport;

/// <summary>Builds encoded addresses; values come from customers and from Wati alike and are never trusted.</summary>
internal static class WatiQuery
{
    /// <summary>The pairs that have a value, as <c>?a=b&amp;c=d</c>; empty when there are none.</summary>
    public static string Of(params IEnumerable<(string Name, string? Value)> pairs)
    {
        var set = pairs.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}").ToList();
        return set.Count == 0 ? "" : "?" + string.Join('&', set);
    }

    /// <summary>One path segment; null for a value that is empty or would walk the path, as dots do even when encoded.</summary>
    public static string? Segment(string? value) =>
        string.IsNullOrWhiteSpace(value) || value.All(c => c == '.') ? null : Uri.EscapeDataString(value);
}
