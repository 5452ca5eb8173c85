using System.Globalization;

namespace Byoa.Saas.Wati;

/// <summary>Cuts text into parts that one send can carry.</summary>
public static class WatiText
{
    /// <summary>Percent-encoded characters of one V1 part: the text travels in the URL, which front ends cut off near 8 KB, and the address needs the rest.</summary>
    public const int EncodedLength = 6000;

    private const int PartLength = 4096;

    /// <summary>
    /// The parts in order, trimmed, none empty: at most 4,096 UTF-16 units each and, for V1, <paramref name="encodedLimit"/> once percent-encoded.
    /// Cuts at the end of a paragraph, a line, a sentence or a word, in this order; inside a word where one is too long, and inside a
    /// character as the reader sees it only where that alone exceeds a part.
    /// </summary>
    public static IReadOnlyList<string> Split(string text, WatiGeneration generation, int encodedLimit = EncodedLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(encodedLimit, 16);
        var encoded = generation == WatiGeneration.V1 ? encodedLimit : int.MaxValue;
        List<string> parts = [];
        var rest = text.ReplaceLineEndings("\n").Trim();
        while (rest.Length > 0)
        {
            var cut = Cut(rest, encoded);
            var part = rest[..cut].TrimEnd();
            if (part.Length > 0) parts.Add(part);
            rest = rest[cut..].TrimStart();
        }

        return parts;
    }

    private static int Cut(string text, int encodedLimit)
    {
        var whole = new CutPoints();
        var position = 0;
        var encoded = 0;
        while (position < text.Length)
        {
            var element = text.AsSpan(position, StringInfo.GetNextTextElementLength(text, position));
            encoded += encodedLimit == int.MaxValue ? 0 : LengthOf(element);
            if (position + element.Length > PartLength || encoded > encodedLimit)
                return position == 0 ? CutGiant(text, element.Length, encodedLimit) : whole.Best(position);
            position += element.Length;
            whole.Note(text, position);
        }

        return text.Length;
    }

    // A base character under hundreds of marks: no message carries it whole.
    private static int CutGiant(string text, int length, int encodedLimit)
    {
        var position = 0;
        var encoded = 0;
        foreach (var rune in text.AsSpan(0, length).EnumerateRunes())
        {
            encoded += LengthOf(rune.ToString());
            if (position > 0 && (position + rune.Utf16SequenceLength > PartLength || encoded > encodedLimit)) break;
            position += rune.Utf16SequenceLength;
        }

        return position;
    }

    private static int LengthOf(ReadOnlySpan<char> text) => Uri.EscapeDataString(text).Length;

    /// <summary>The last place of each kind to cut at, all of them between characters as the reader sees them.</summary>
    private struct CutPoints
    {
        private int paragraph, line, sentence, word;

        public void Note(string text, int end)
        {
            if (end >= text.Length || !char.IsWhiteSpace(text[end]))
            {
                if (text[end - 1] is '。' or '！' or '？' or '؟' or '।') sentence = end;
                return;
            }

            word = end;
            if (text[end - 1] is '.' or '!' or '?' or '…' or ':') sentence = end;
            if (text[end] is '\n') line = end;
            if (text.AsSpan(end).StartsWith("\n\n")) paragraph = end;
        }

        // A nicer cut is worth a part half as long, not a shorter one.
        public readonly int Best(int full)
        {
            var least = full / 2;
            return paragraph >= least && paragraph > 0 ? paragraph
                : line >= least && line > 0 ? line
                : sentence >= least && sentence > 0 ? sentence
                : word > 0 ? word
                : full;
        }
    }
}
