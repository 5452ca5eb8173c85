using System.Text;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace Byoa.Saas.Wati;

/// <summary>Writes the inlines of a Markdown block as WhatsApp text.</summary>
internal static class WhatsAppInlines
{
    /// <param name="inlines">What the block holds.</param>
    /// <param name="bold">The block is bold as a whole, and WhatsApp knows no bold inside bold.</param>
    public static string Write(ContainerInline? inlines, bool bold = false)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines ?? []) Append(text, inline, bold);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Inline inline, bool bold)
    {
        switch (inline)
        {
            case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
            case EmphasisInline emphasis: AppendEmphasis(text, emphasis, bold); break;
            case CodeInline code: text.Append('`').Append(code.Content).Append('`'); break;
            case LinkInline link: text.Append(Link(Write(link, bold).Trim(), link)); break;
            case AutolinkInline address: text.Append(address.Url); break;
            case LineBreakInline: text.Append('\n'); break;
            case HtmlInline html: text.Append(IsBreak(html.Tag) ? "\n" : html.Tag); break;
            case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
            case TaskList task: text.Append(task.Checked ? "☑" : "☐"); break;
            case ContainerInline inner: text.Append(Write(inner, bold)); break;
        }
    }

    private static void AppendEmphasis(StringBuilder text, EmphasisInline emphasis, bool bold)
    {
        var mark = (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
        {
            ('~', _) => '~',
            (_, >= 2) => '*',
            _ => '_',
        };
        var inner = Write(emphasis, bold || mark == '*');
        if (inner.Trim().Length == 0 || (bold && mark == '*')) text.Append(inner);
        else text.Append(mark).Append(inner.Trim()).Append(mark);
    }

    private static string Link(string label, LinkInline link)
    {
        var address = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
        if (link.IsAutoLink || address.Length == 0 || address[0] == '#') return label;
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
            address = WithoutScheme(address);
        return label.Length == 0 || WithoutScheme(label) == WithoutScheme(address) ? address : $"{label} ({address})";
    }

    private static string WithoutScheme(string address)
    {
        foreach (var scheme in (ReadOnlySpan<string>)["mailto:", "tel:", "https://", "http://"])
        {
            if (address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return address[scheme.Length..].TrimEnd('/');
        }

        return address.TrimEnd('/');
    }

    private static bool IsBreak(string tag) => tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase);
}
