namespace Byoa.Saas.Platform;

internal static class Cut
{
    /// <summary>The text's beginning, of <paramref name="longest"/> UTF-16 units at most, and never the half of a surrogate pair.</summary>
    public static string To(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}
