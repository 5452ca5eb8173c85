using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Byoa.Saas.AgentRuntime.Media;

/// <summary>
/// What one PDF may cost, since a few kilobytes of it can claim gigabytes: unpacked bytes in all, and things drawn on a page. Being the
/// filters of the document, it measures deflated streams before they are unpacked, and takes only small inputs of the other two packings.
/// </summary>
internal sealed class PdfBudget(CancellationToken stop) : IFilterProvider
{
    private const long MostPerStream = 16 * 1024 * 1024;
    private const long MostInAll = 64 * 1024 * 1024;
    private const int MostOtherInput = 64 * 1024;
    private const int MostDrawnPerPage = 500_000;

    private long left = MostInAll;
    private int drawn;

    /// <summary>Whether something was refused.</summary>
    public bool Spent { get; private set; }

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Guard(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Guard(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Guard(DefaultFilterProvider.Instance.GetAllFilters());

    public void BeginPage() => drawn = 0;

    /// <summary>Counts letters and drawing operations of the page begun last.</summary>
    public void Draw(int count)
    {
        stop.ThrowIfCancellationRequested();
        drawn += count;
        if (Spent || drawn > MostDrawnPerPage) Refuse();
    }

    private IReadOnlyList<IFilter> Guard(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new Guarded(this, filter))];

    private void Pay(IFilter filter, ReadOnlySpan<byte> input)
    {
        stop.ThrowIfCancellationRequested();
        var cost = filter switch
        {
            FlateFilter => Unpacked(input),
            LzwFilter or RunLengthFilter when input.Length > MostOtherInput => long.MaxValue,
            _ => input.Length,
        };
        if (Spent || cost > MostPerStream || cost > left) Refuse();
        left -= cost;
    }

    private void Refuse()
    {
        Spent = true;
        throw new InvalidDataException("The document costs more than is spent on it.");
    }

    private static long Unpacked(ReadOnlySpan<byte> input)
    {
        if (input.Length <= 2) return input.Length;
        using var packed = new MemoryStream(input[2..].ToArray(), writable: false);
        using var unpacking = new DeflateStream(packed, CompressionMode.Decompress);
        var chunk = new byte[64 * 1024];
        var total = 0L;
        try
        {
            int count;
            while (total <= MostPerStream && (count = unpacking.Read(chunk)) > 0) total += count;
        }
        catch (InvalidDataException)
        {
            // Damaged from here on: the parser will get no further either.
        }

        return total;
    }

    private sealed class Guarded(PdfBudget budget, IFilter inner) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            budget.Pay(inner, input.Span);
            return inner.Decode(input, streamDictionary, filterProvider, filterIndex);
        }
    }
}
