using Byoa.Saas.Platform;

namespace Byoa.Saas.AgentRuntime.Media;

/// <param name="Text">Without NULs.</param>
/// <param name="Truncated">Whether there was more.</param>
internal sealed record ExtractedText(string Text, bool Truncated)
{
    /// <summary>At most so many characters, never half of a surrogate pair, and no NUL: PostgreSQL stores none.</summary>
    public static ExtractedText Of(string text, int most, bool truncated = false)
    {
        var clean = text.Replace("\0", "", StringComparison.Ordinal).Trim();
        return new ExtractedText(Cut.To(clean, most), truncated || clean.Length > most);
    }
}

/// <summary>Text out of documents, by content type.</summary>
internal static class DocumentReader
{
    public static bool Reads(string type) => type == MediaTypes.Pdf || MediaTypes.IsText(type);

    /// <summary>Null when the document is damaged, locked, too expensive to read, or holds no text.</summary>
    public static async Task<ExtractedText?> ReadAsync(string tenant, string type, ReadOnlyMemory<byte> content, int most, CancellationToken stop)
    {
        var text = type == MediaTypes.Pdf ? await PdfText.ReadAsync(tenant, content, most, stop) : Read(type, content.Span, most);
        return text is { Text.Length: > 0 } ? text : null;
    }

    private static ExtractedText Read(string type, ReadOnlySpan<byte> content, int most)
    {
        var text = PlainText.Decode(content);
        return ExtractedText.Of(MediaTypes.IsMarkup(type) ? MarkupText.Strip(text) : text, most);
    }
}
