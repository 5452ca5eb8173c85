using System.Globalization;
using Byoa.Saas.Wati;
using FsCheck.Xunit;

namespace Byoa.Saas.Specs.Wati;

public sealed class Splitting_text
{
    private const string Family = "👩‍👩‍👧‍👦";

    [Fact]
    public void short_text_stays_whole() => WatiText.Split("  Hello there.\n", WatiGeneration.V1).ShouldBe(["Hello there."]);

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    public void empty_text_has_no_parts(string text) => WatiText.Split(text, WatiGeneration.V3).ShouldBeEmpty();

    [Fact]
    public void v3_fills_a_part_up_to_the_limit_of_whatsapp() =>
        WatiText.Split(new string('é', 5000), WatiGeneration.V3).Select(p => p.Length).ShouldBe([4096, 904]);

    [Fact]
    public void v1_counts_the_encoded_length_because_the_text_travels_in_the_address() =>
        WatiText.Split(new string('é', 1500), WatiGeneration.V1).Select(p => Uri.EscapeDataString(p).Length).ShouldBe([6000, 3000]);

    [Theory]
    [InlineData("aaaa bbbb. cccc\n\ndddd eeee. ffff", 32, "aaaa bbbb. cccc")]
    [InlineData("aaaa bbbb. cccc\ndddd eeee ffff", 32, "aaaa bbbb. cccc")]
    [InlineData("aaaa bbbb. cccc dddd", 20, "aaaa bbbb.")]
    [InlineData("aaaabbbbcccc dddd eeee", 20, "aaaabbbbcccc dddd")]
    [InlineData("aaaabbbbccccddddeeee", 16, "aaaabbbbccccdddd")]
    public void it_cuts_at_a_paragraph_else_a_line_else_a_sentence_else_a_word(string text, int limit, string first) =>
        WatiText.Split(text, WatiGeneration.V1, limit)[0].ShouldBe(first);

    [Fact]
    public void a_paragraph_is_the_first_choice()
    {
        var paragraph = string.Join(' ', Enumerable.Repeat("A sentence of words.", 150));
        WatiText.Split($"{paragraph}\n\n{paragraph}", WatiGeneration.V3).ShouldBe([paragraph, paragraph]);
    }

    [Fact]
    public void a_sentence_is_preferred_to_a_word()
    {
        var text = new string('a', 3000) + ". " + string.Join(' ', Enumerable.Repeat("word", 400));
        WatiText.Split(text, WatiGeneration.V3)[0].ShouldBe(new string('a', 3000) + ".");
    }

    [Fact]
    public void a_character_of_several_code_points_is_never_torn()
    {
        var text = string.Concat(Enumerable.Repeat(Family, 1000));
        foreach (var generation in Enum.GetValues<WatiGeneration>())
            WatiText.Split(text, generation).ShouldAllBe(part => part.Replace(Family, "", StringComparison.Ordinal).Length == 0);
    }

    [Fact]
    public void only_a_character_that_exceeds_a_part_is_torn()
    {
        var giant = "e" + new string('\u0301', 5000);
        var parts = WatiText.Split(giant, WatiGeneration.V1);
        parts.ShouldAllBe(part => Uri.EscapeDataString(part).Length <= 6000 && part.Length <= 4096);
        string.Concat(parts).ShouldBe(giant);
    }

    [Property(MaxTest = 200)]
    public bool no_part_is_too_long_and_no_word_is_lost(string?[] words, bool v1)
    {
        var text = string.Join(" ", (words ?? []).SelectMany(w => Enumerable.Repeat(w ?? "", 40)));
        var parts = WatiText.Split(text, v1 ? WatiGeneration.V1 : WatiGeneration.V3, 500);
        return parts.All(p => p.Length is > 0 and <= 4096 && (!v1 || Uri.EscapeDataString(p).Length <= 500))
            && Solid(string.Concat(parts)) == Solid(text);
    }

    private static string Solid(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Where(c => !char.IsWhiteSpace(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Control));
}
