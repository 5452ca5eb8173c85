namespace Byoa.Saas.Wati.Transport;

/// <summary>Reads a body no further than allowed, whatever its length claims to be.</summary>
internal static class CappedBody
{
    /// <summary>The bytes, or null when there are more than <paramref name="maxBytes"/>.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > maxBytes) return null;
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        using var kept = new MemoryStream((int)(content.Headers.ContentLength ?? 0));
        var chunk = new byte[16 * 1024];
        int count;
        while ((count = await stream.ReadAsync(chunk, cancellation)) > 0)
        {
            if (kept.Length + count > maxBytes) return null;
            kept.Write(chunk, 0, count);
        }

        return kept.GetBuffer().AsMemory(0, (int)kept.Length);
    }
}
