using Byoa.Saas.Simulators.Samples;
using UglyToad.PdfPig;

namespace Byoa.Saas.Simulators.Tests;

public sealed class Samples_of_media
{
    [Fact]
    public void a_pdf_gives_its_lines_to_a_reader()
    {
        using var pdf = PdfDocument.Open(SamplePdf.WithText("First (1)", "Zürich \\ 2"));
        pdf.NumberOfPages.ShouldBe(1);
        string.Join(' ', pdf.GetPage(1).GetWords().Select(w => w.Text)).ShouldBe("First (1) Zürich \\ 2");
    }

    [Fact]
    public void a_png_says_what_it_shows()
    {
        SamplePng.DescriptionOf(SamplePng.Create(3, 2, (1, 2, 3), "a wheel")).ShouldBe("a wheel");
        SamplePng.DescriptionOf(SamplePng.Create(3, 2, (1, 2, 3))).ShouldBeNull();
        SamplePng.DescriptionOf([1, 2, 3]).ShouldBeNull();
    }

    [Theory]
    [InlineData("Hello")]
    [InlineData("Grüezi, könnte ich am Donnerstag kommen?")]
    [InlineData("")]
    public void a_voice_note_carries_its_words(string words) => SampleVoice.WordsOf(SampleVoice.Saying(words)).ShouldBe(words);

    [Fact]
    public void a_long_voice_note_carries_its_words()
    {
        var words = string.Concat(Enumerable.Repeat("bicycle ", 1000));
        SampleVoice.WordsOf(SampleVoice.Saying(words)).ShouldBe(words);
        SampleVoice.Saying(words)[..4].ShouldBe("OggS"u8.ToArray());
    }

    [Fact]
    public void a_docx_is_a_zip() => SampleMedia.Docx()[..2].ShouldBe("PK"u8.ToArray());
}
