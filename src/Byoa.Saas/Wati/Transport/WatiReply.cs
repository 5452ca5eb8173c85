using System.Net.Http.Headers;

namespace Byoa.Saas.Wati.Transport;

/// <summary>What came back over HTTP, before anybody judged it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">Empty also when the body broke off: half an answer proves nothing.</param>
/// <param name="RetryAfter">As far as the server named one, already capped.</param>
internal sealed record WatiReply(int Status, ReadOnlyMemory<byte> Body, TimeSpan? RetryAfter = null);

internal static class RetryAfter
{
    /// <summary>The wait a server named in seconds or as a date; never negative, never above the cap.</summary>
    public static TimeSpan? Read(RetryConditionHeaderValue? header, DateTimeOffset now, TimeSpan cap)
    {
        if ((header?.Delta ?? (header?.Date - now)) is not { } wait) return null;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > cap ? cap : wait;
    }
}
