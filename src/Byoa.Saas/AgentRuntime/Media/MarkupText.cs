using System.Net;
using System.Text;

namespace Byoa.Saas.AgentRuntime.Media;

/// <summary>
/// The words of HTML or XML, in one pass: tags become a space or a line end, scripts and styles go, entities are resolved.
/// Made for a model to read, not for a browser to show.
/// </summary>
internal static class MarkupText
{
    private static readonly string[] Silent = ["script", "style"];

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "title", "item", "row",
    };

    public static string Strip(string markup)
    {
        var words = new StringBuilder(markup.Length / 2);
        var at = 0;
        while (at < markup.Length)
        {
            var open = markup.IndexOf('<', at);
            if (open < 0) open = markup.Length;
            words.Append(markup, at, open - at);
            if (open == markup.Length) break;
            at = AfterTag(markup, open, words);
        }

        return Tidy(WebUtility.HtmlDecode(words.ToString()));
    }

    private static int AfterTag(string markup, int open, StringBuilder words)
    {
        if (Starts(markup, open, "<!--")) return After(markup, open + 4, "-->");
        if (Starts(markup, open, "<![CDATA["))
        {
            var end = After(markup, open, "]]>");
            var start = open + "<![CDATA[".Length;
            words.Append(markup, start, Math.Max(0, (end == markup.Length && !markup.EndsWith("]]>", StringComparison.Ordinal) ? end : end - 3) - start));
            return end;
        }

        var name = Name(markup, open);
        // "a < b" is no tag.
        if (name.Length == 0 && !Starts(markup, open, "<!") && !Starts(markup, open, "<?"))
        {
            words.Append('<');
            return open + 1;
        }

        words.Append(Blocks.Contains(name) ? '\n' : ' ');
        var closed = After(markup, open, ">");
        var silent = Array.Find(Silent, tag => tag.Equals(name, StringComparison.OrdinalIgnoreCase) && markup[open + 1] != '/');
        return silent is null ? closed : After(markup, After(markup, closed, "</" + silent), ">");
    }

    private static string Name(string markup, int open)
    {
        var start = open + 1 < markup.Length && markup[open + 1] == '/' ? open + 2 : open + 1;
        var end = start;
        while (end < markup.Length && (char.IsAsciiLetterOrDigit(markup[end]) || (end > start && markup[end] is ':' or '-' or '_' or '.'))) end++;
        return start < markup.Length && char.IsAsciiLetter(markup[start]) ? markup[start..end] : "";
    }

    private static bool Starts(string markup, int at, string what) => string.CompareOrdinal(markup, at, what, 0, what.Length) == 0;

    private static int After(string markup, int from, string what)
    {
        var found = from >= markup.Length ? -1 : markup.IndexOf(what, from, StringComparison.OrdinalIgnoreCase);
        return found < 0 ? markup.Length : found + what.Length;
    }

    private static string Tidy(string text)
    {
        var lines = text.Split('\n')
            .Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(line => line.Length > 0);
        return string.Join('\n', lines);
    }
}
