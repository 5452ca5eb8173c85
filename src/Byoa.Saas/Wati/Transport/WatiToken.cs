namespace Byoa.Saas.Wati.Transport;

internal static class WatiToken
{
    private const string Scheme = "Bearer";

    /// <summary>The bare token of what was pasted, with or without its scheme; null when nothing usable is left.</summary>
    public static string? Normalise(string? stored)
    {
        var token = stored?.Trim() ?? "";
        if (token.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && (token.Length == Scheme.Length || char.IsWhiteSpace(token[Scheme.Length])))
            token = token[Scheme.Length..].Trim();
        return token.Length > 0 && token.All(c => c is > ' ' and < '\x7f') ? token : null;
    }
}
