using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;

namespace Byoa.Saas.Wati;

/// <summary>Turns the Markdown that models write into WhatsApp's own formatting.</summary>
public static partial class WhatsAppText
{
    private static readonly MarkdownPipeline Pipeline = NewPipeline();

    /// <summary>
    /// Headings and bold as <c>*bold*</c>, italics as <c>_italic_</c>, links as <c>text (address)</c>, tables as lines; code, lists and quotes stay.
    /// Never throws: what cannot be read comes back as it is.
    /// </summary>
    public static string FromMarkdown(string? markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown)) return "";
        try
        {
            var text = WhatsAppBlocks.Write(Markdown.Parse(markdown, Pipeline));
            return ManyBlankLines().Replace(text, "\n\n").Trim();
        }
        catch (ArgumentException)
        {
            // Markdig's way to refuse text nested deeper than it reads.
            return markdown.Trim();
        }
    }

    private static MarkdownPipeline NewPipeline()
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePipeTables()
            .UseAutoLinks()
            .UseTaskLists()
            .UseCjkFriendlyEmphasis()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough);

        // Models indent for looks, not to show code.
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        return builder.Build();
    }

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex ManyBlankLines();
}
