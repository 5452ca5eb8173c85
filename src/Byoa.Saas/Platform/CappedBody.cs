namespace Byoa.Saas.Platform;

/// <summary>Reads a body no further than allowed, whatever its length claims to be.</summary>
internal static class CappedBody
{
    /// <summary>The bytes of an answer, or null when there are more than <paramref name="maxBytes"/>.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        return await ReadAsync(stream, content.Headers.ContentLength, maxBytes, cancellation);
    }

    /// <summary>The bytes of a request, or null when there are more than <paramref name="maxBytes"/>.</summary>
    public static Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellation) =>
        ReadAsync(request.Body, request.ContentLength, maxBytes, cancellation);

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream stream, long? claimed, int maxBytes, CancellationToken cancellation)
    {
        if (claimed > maxBytes) return null;
        using var kept = new MemoryStream((int)(claimed ?? 0));
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
