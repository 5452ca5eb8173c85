using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Byoa.Saas.AgentRuntime.Media;

/// <summary>
/// The filters of a PDF under a common budget of unpacked bytes: a few kilobytes can claim gigabytes. Deflated streams are measured
/// before they are unpacked; of the two other packing filters only small inputs are taken.
/// </summary>
internal sealed class PdfBudget(CancellationToken stop) : IFilterProvider
{
    private const long MostPerStream = 16 * 1024 * 1024;
    private const long MostInAll = 64 * 1024 * 1024;
    private const int MostOtherInput = 64 * 1024;

    private long left = MostInAll;

    /// <summary>Whether something was refused.</summary>
    public bool Spent { get; private set; }

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Guard(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Guard(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Guard(DefaultFilterProvider.Instance.GetAllFilters());

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
        if (Spent || cost > MostPerStream || cost > left)
        {
            Spent = true;
            throw new InvalidDataException("The document unpacks to more than is read.");
        }

        left -= cost;
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
