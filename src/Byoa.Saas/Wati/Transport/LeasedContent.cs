using System.Net;

namespace Byoa.Saas.Wati.Transport;

/// <summary>
/// A body that leaves within its lease or not at all. It is asked for once the connection stands, however long that took; the request's head waits
/// in the same buffer until then.
/// </summary>
internal sealed class LeasedContent : HttpContent
{
    private readonly HttpContent content;
    private readonly CallLease lease;
    private readonly TimeProvider time;

    public LeasedContent(HttpContent content, CallLease lease, TimeProvider time)
    {
        (this.content, this.lease, this.time) = (content, lease, time);
        foreach (var (name, values) in content.Headers)
            Headers.TryAddWithoutValidation(name, values);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        time.GetElapsedTime(lease.Since) > lease.For ? throw new LeaseOverException() : content.CopyToAsync(stream, context, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = content.Headers.ContentLength ?? 0;
        return content.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            content.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>The lease ended before the request left: nothing was sent.</summary>
internal sealed class LeaseOverException : Exception;
