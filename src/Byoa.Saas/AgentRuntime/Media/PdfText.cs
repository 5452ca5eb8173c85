using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace Byoa.Saas.AgentRuntime.Media;

/// <summary>
/// The text of a PDF, pages in order. The parser cannot be interrupted everywhere, so it runs on a thread of its own that the caller
/// stops waiting for; what it may cost is bounded by <see cref="PdfBudget"/>, how many run at once by <see cref="PdfPlaces"/>.
/// </summary>
internal static class PdfText
{
    public const int MostPages = 200;

    private static readonly PdfPlaces Places = new(2);

    /// <summary>Null when the file is damaged, locked with a password, or unpacks to more than is reasonable.</summary>
    public static async Task<ExtractedText?> ReadAsync(string tenant, ReadOnlyMemory<byte> content, int most, CancellationToken stop)
    {
        var place = await Places.TakeAsync(tenant, stop);
        var reading = Task.Factory.StartNew(() => ReadAndLeave(place, content, most, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return await reading.WaitAsync(stop);
    }

    private static ExtractedText? ReadAndLeave(IDisposable place, ReadOnlyMemory<byte> content, int most, CancellationToken stop)
    {
        try
        {
            return Read(content, most, stop);
        }
        catch (Exception)
        {
            // A stranger's file can make the parser fail in any way there is; whichever it is, the file cannot be read.
            // After a cancellation nobody waits for the answer.
            return null;
        }
        finally
        {
            place.Dispose();
        }
    }

    private static ExtractedText? Read(ReadOnlyMemory<byte> content, int most, CancellationToken stop)
    {
        var budget = new PdfBudget(stop);
        using var document = PdfDocument.Open(content.ToArray(), new ParsingOptions { FilterProvider = budget, SkipMissingFonts = true });
        document.AddPageFactory<PdfPageCount, PdfPageCountFactory>();
        var text = new StringBuilder();
        var pages = Math.Min(document.NumberOfPages, MostPages);
        var number = 1;
        for (; number <= pages && text.Length <= most; number++)
        {
            budget.BeginPage();
            document.GetPage<PdfPageCount>(number);
            // The parser shrugs off some of what is thrown inside it and goes on with a page half read.
            if (budget.Spent) return null;
            text.AppendLine(ContentOrderTextExtractor.GetText(document.GetPage(number)));
            if (budget.Spent) return null;
        }

        return ExtractedText.Of(text.ToString(), most, truncated: number <= document.NumberOfPages);
    }
}
