using Byoa.Saas.Wati;
using FsCheck.Xunit;

namespace Byoa.Saas.Specs.Wati;

public sealed class Writing_whatsapp_text
{
    [Theory]
    [InlineData("Plain text, 2 * 3 * 4 and snake_case_words.", "Plain text, 2 * 3 * 4 and snake_case_words.")]
    [InlineData("**bold** and __bold__", "*bold* and *bold*")]
    [InlineData("*italic* and _italic_", "_italic_ and _italic_")]
    [InlineData("***both***", "_*both*_")]
    [InlineData("~~gone~~", "~gone~")]
    [InlineData("# Title", "*Title*")]
    [InlineData("### A **bold** word", "*A bold word*")]
    [InlineData("Use `git **x**` now", "Use `git **x**` now")]
    [InlineData("**注意：**确认", "*注意：*确认")]
    public void emphasis_takes_whatsapps_marks(string markdown, string text) => WhatsAppText.FromMarkdown(markdown).ShouldBe(text);

    [Theory]
    [InlineData("[our shop](https://shop.example/a)", "our shop (https://shop.example/a)")]
    [InlineData("[https://shop.example/a](https://shop.example/a)", "https://shop.example/a")]
    [InlineData("[shop.example](https://shop.example/)", "https://shop.example/")]
    [InlineData("<https://shop.example/a>", "https://shop.example/a")]
    [InlineData("see https://shop.example/_a_b_c now", "see https://shop.example/_a_b_c now")]
    [InlineData("see www.shop.example now", "see www.shop.example now")]
    [InlineData("[a@b.example](mailto:a@b.example)", "a@b.example")]
    [InlineData("[Write us](mailto:a@b.example)", "Write us (a@b.example)")]
    [InlineData("[Call](tel:+4930123)", "Call (+4930123)")]
    [InlineData("![A cat](https://shop.example/cat.png)", "A cat (https://shop.example/cat.png)")]
    [InlineData("[](https://shop.example)", "https://shop.example")]
    [InlineData("[top](#top)", "top")]
    [InlineData("[ref][1]\n\n[1]: https://shop.example", "ref (https://shop.example)")]
    public void a_link_shows_its_address_once(string markdown, string text) => WhatsAppText.FromMarkdown(markdown).ShouldBe(text);

    [Theory]
    [InlineData("* one\n* two", "- one\n- two")]
    [InlineData("1. one\n2. two\n3. three", "1. one\n2. two\n3. three")]
    [InlineData("4) four\n5) five", "4) four\n5) five")]
    [InlineData("- one\n\n- two", "- one\n- two")]
    [InlineData("- one\n  - inner\n- two", "- one\n  - inner\n- two")]
    [InlineData("- [x] done\n- [ ] open", "- ☑ done\n- ☐ open")]
    [InlineData("> said\n> twice", "> said\n> twice")]
    [InlineData("2026. What a year", "2026. What a year")]
    public void lists_and_quotes_keep_their_shape(string markdown, string text) => WhatsAppText.FromMarkdown(markdown).ShouldBe(text);

    [Fact]
    public void code_blocks_are_kept_as_they_are() =>
        WhatsAppText.FromMarkdown("Run:\n\n```bash\necho **hi**\n\nls\n```\n\nDone").ShouldBe("Run:\n\n```\necho **hi**\n\nls\n```\n\nDone");

    [Fact]
    public void tables_become_lines_under_a_bold_head() =>
        WhatsAppText.FromMarkdown("| Size | **Price** |\n|---|---|\n| S | 5 € |\n| M | 7 € |").ShouldBe("*Size | Price*\nS | 5 €\nM | 7 €");

    [Theory]
    [InlineData("one\ntwo", "one\ntwo")]
    [InlineData("one\n\n\n\ntwo", "one\n\ntwo")]
    [InlineData("one\n---\ntwo", "one\n\ntwo")]
    [InlineData("    indented for looks", "indented for looks")]
    [InlineData("one<br>two<br/>three", "one\ntwo\nthree")]
    [InlineData("Fish &amp; chips \\*today\\*", "Fish & chips *today*")]
    [InlineData("a < b & c > d", "a < b & c > d")]
    public void lines_and_literals_survive(string markdown, string text) => WhatsAppText.FromMarkdown(markdown).ShouldBe(text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n ")]
    public void nothing_stays_nothing(string? markdown) => WhatsAppText.FromMarkdown(markdown).ShouldBe("");

    [Fact]
    public void text_nested_beyond_reason_comes_back_as_it_is()
    {
        var deep = string.Concat(Enumerable.Repeat("> ", 5000)) + "x";
        WhatsAppText.FromMarkdown(deep).ShouldBe(deep);
    }

    [Theory]
    [InlineData("**")]
    [InlineData("*a **b* c**")]
    [InlineData("[[[[[(((((")]
    [InlineData("| a |\n|---")]
    [InlineData("```\nnever closed")]
    [InlineData("\ud83d broken \0 text")]
    public void damaged_markdown_never_throws(string markdown) => WhatsAppText.FromMarkdown(markdown).ShouldNotBeEmpty();

    [Property(MaxTest = 300)]
    public bool it_never_throws(string? markdown) => WhatsAppText.FromMarkdown(markdown) is not null;
}
