using System.Text;
using Byoa.Saas.Conversations;

namespace Byoa.Saas.Specs.AgentRuntime.Media;

public sealed class Reading_documents
{
    private static readonly MediaContent UnsupportedPdf = new MediaContent.Unreadable(Codes.MediaUnsupported, "application/pdf");

    private readonly MediaWorld world = new(("MostDocumentCharacters", "1000"));

    [Fact]
    public async Task a_pdf_is_read_page_by_page()
    {
        world.Wati.Has(HandmadePdf.WithPages("Invoice 4711", "Thank you"), "application/pdf", "invoice.pdf");

        var document = (await world.Read(MessageKind.Document)).ShouldBeOfType<MediaContent.DocumentText>();

        document.FileName.ShouldBe("invoice.pdf");
        document.Truncated.ShouldBeFalse();
        document.Text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["Invoice 4711", "Thank you"]);
    }

    [Fact]
    public async Task a_long_pdf_is_cut_and_says_so()
    {
        world.Wati.Has(HandmadePdf.WithPages([.. Enumerable.Repeat(new string('x', 400), 5)]), "application/pdf");

        var document = (await world.Read(MessageKind.Document)).ShouldBeOfType<MediaContent.DocumentText>();

        document.Text.Length.ShouldBe(1000);
        document.Truncated.ShouldBeTrue();
    }

    [Fact]
    public async Task pages_beyond_two_hundred_are_not_read()
    {
        world.Wati.Has(HandmadePdf.WithPages([.. Enumerable.Range(1, 201).Select(page => $"{page}")]), "application/pdf");

        var document = (await world.Read(MessageKind.Document)).ShouldBeOfType<MediaContent.DocumentText>();

        document.Text.ShouldEndWith("200");
        document.Truncated.ShouldBeTrue();
    }

    [Fact]
    public async Task a_packed_pdf_within_reason_is_read()
    {
        world.Wati.Has(HandmadePdf.Unpacking(100_000), "application/pdf");

        (await world.Read(MessageKind.Document)).ShouldBeOfType<MediaContent.DocumentText>().Text.ShouldBe("Hi");
    }

    [Fact]
    public async Task a_pdf_that_unpacks_to_too_much_is_left_alone()
    {
        world.Wati.Has(HandmadePdf.Unpacking(20 * 1024 * 1024), "application/pdf");

        (await world.Read(MessageKind.Document)).ShouldBe(UnsupportedPdf);
    }

    [Fact]
    public async Task a_page_with_more_letters_than_anyone_writes_is_left_alone()
    {
        world.Wati.Has(HandmadePdf.Repeating(new string('x', 1000), 501), "application/pdf");

        (await world.Read(MessageKind.Document)).ShouldBe(UnsupportedPdf);
    }

    [Fact]
    public async Task a_locked_pdf_is_unsupported()
    {
        world.Wati.Has(HandmadePdf.Locked(), "application/pdf");

        (await world.Read(MessageKind.Document)).ShouldBe(UnsupportedPdf);
    }

    [Fact]
    public async Task a_damaged_pdf_is_unsupported()
    {
        world.Wati.Has("%PDF-1.4 and then nothing of use"u8.ToArray(), "application/pdf");

        (await world.Read(MessageKind.Document)).ShouldBe(UnsupportedPdf);
    }

    [Fact]
    public async Task a_scan_without_words_is_unsupported()
    {
        world.Wati.Has(HandmadePdf.WithPages(""), "application/pdf");

        (await world.Read(MessageKind.Document)).ShouldBe(UnsupportedPdf);
    }

    [Theory]
    [InlineData("application/json", """{"a":1}""")]
    [InlineData("text/csv; charset=utf-8", "a;b")]
    [InlineData("text/markdown", "# Title")]
    public async Task text_is_taken_as_it_is(string type, string text)
    {
        world.Wati.Has(Encoding.UTF8.GetBytes(text), type, "file");

        (await world.Read(MessageKind.Document)).ShouldBe(new MediaContent.DocumentText("file", text, false));
    }

    [Theory]
    [InlineData("EFBBBFC3BC", "ü")]
    [InlineData("C3BC", "ü")]
    [InlineData("FC62", "üb")]
    [InlineData("FFFEFC00", "ü")]
    [InlineData("FEFF00FC", "ü")]
    [InlineData("610062", "ab")]
    public async Task its_encoding_is_found_out(string bytes, string text)
    {
        world.Wati.Has(Convert.FromHexString(bytes), "application/octet-stream", "list.txt");

        (await world.Read(MessageKind.Document)).ShouldBe(new MediaContent.DocumentText("list.txt", text, false));
    }

    [Fact]
    public async Task a_cut_never_halves_a_character()
    {
        world.Wati.Has(Encoding.UTF8.GetBytes(new string('x', 999) + "😀"), "text/plain");

        var document = (await world.Read(MessageKind.Document)).ShouldBeOfType<MediaContent.DocumentText>();

        document.Text.ShouldBe(new string('x', 999));
        document.Truncated.ShouldBeTrue();
    }

    [Theory]
    [InlineData("<html><head><style>p{}</style><script>if (a<b) x()</script></head><body><p>Fish &amp; chips</p><p>a <b>bold</b> move</p></body></html>", "Fish & chips\na bold move")]
    [InlineData("<!-- no --><p>1 < 2</p>", "1 < 2")]
    [InlineData("<p>open", "open")]
    [InlineData("<p>end<", "end<")]
    [InlineData("<p>x</p><script>never closed", "x")]
    public async Task markup_leaves_its_words(string markup, string words)
    {
        world.Wati.Has(Encoding.UTF8.GetBytes(markup), "text/plain", "page.html");

        (await world.Read(MessageKind.Document)).ShouldBe(new MediaContent.DocumentText("page.html", words, false));
    }

    [Fact]
    public async Task xml_leaves_its_words_too()
    {
        world.Wati.Has("<?xml version=\"1.0\"?><order><item>Tea</item><note><![CDATA[no <milk>]]></note></order>"u8.ToArray(), "application/xml");

        (await world.Read(MessageKind.Document)).ShouldBeOfType<MediaContent.DocumentText>().Text.ShouldBe("Tea\nno <milk>");
    }
}
