using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Byoa.Saas.Wati;

/// <summary>Writes the blocks of a Markdown document as WhatsApp text.</summary>
internal static class WhatsAppBlocks
{
    public static string Write(ContainerBlock blocks) =>
        string.Join("\n\n", blocks.Select(Write).Where(text => text.Length > 0));

    private static string Write(Block block) => block switch
    {
        // Markdown reads a rule right below a paragraph as its heading mark; models mean the rule.
        HeadingBlock { IsSetext: true, Level: 2 } ruled => WhatsAppInlines.Write(ruled.Inline).Trim(),
        HeadingBlock heading => Bold(WhatsAppInlines.Write(heading.Inline, bold: true)),
        ParagraphBlock paragraph => WhatsAppInlines.Write(paragraph.Inline).Trim(),
        Table table => string.Join('\n', table.OfType<TableRow>().Select(Row).Where(line => line.Length > 0)),
        ListBlock list => string.Join('\n', list.OfType<ListItemBlock>().Select((item, index) => Item(list, item, index))),
        QuoteBlock quote => Prefix(Write((ContainerBlock)quote), "> ", "> "),
        FencedCodeBlock code => $"```\n{code.Lines}\n```",
        HtmlBlock html => html.Lines.ToString().Trim(),
        ThematicBreakBlock or LinkReferenceDefinitionGroup => "",
        ContainerBlock inner => Write(inner),
        LeafBlock leaf => leaf.Inline is null ? leaf.Lines.ToString() : WhatsAppInlines.Write(leaf.Inline),
        _ => "",
    };

    private static string Item(ListBlock list, ListItemBlock item, int index)
    {
        var marker = "- ";
        if (list.IsOrdered)
        {
            var first = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
            marker = $"{(long)first + index}{list.OrderedDelimiter} ";
        }

        var content = string.Join('\n', item.Select(Write).Where(text => text.Length > 0));
        return Prefix(content, marker, "  ");
    }

    private static string Row(TableRow row)
    {
        var cells = row.OfType<TableCell>().Select(cell => Write(cell).ReplaceLineEndings(" ").Trim());
        var line = string.Join(" | ", cells).Trim();
        return row.IsHeader ? Bold(line.Replace("*", "", StringComparison.Ordinal)) : line;
    }

    private static string Bold(string text) => text.Length == 0 ? "" : $"*{text.Trim()}*";

    private static string Prefix(string text, string first, string others) =>
        first + text.Replace("\n", "\n" + others, StringComparison.Ordinal);
}
