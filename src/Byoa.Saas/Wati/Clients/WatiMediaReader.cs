using Byoa.Saas.Platform;
using Byoa.Saas.Wati.Transport;

namespace Byoa.Saas.Wati.Clients;

/// <summary>Downloads attachments: the same for both generations but for the address.</summary>
internal static class WatiMediaReader
{
    public static Task<WatiAnswer<WatiMedia>> GetAsync(
        WatiTransport transport, WatiAccount account, WatiMediaReference media, int maxBytes, CancellationToken cancellation)
    {
        var address = MediaAddress.Of(account, media);
        if (address.Address is null)
            return Task.FromResult<WatiAnswer<WatiMedia>>(new WatiAnswer<WatiMedia>.Rejected(address.Refusal!, "attachment address"));

        var call = new WatiCall(WatiRoute.ReadMedia, HttpMethod.Get, address.Address, WatiExpectation.Data);
        return transport.DownloadAsync(account, call, (content, stop) => ReceiveAsync(content, media, maxBytes, stop), cancellation);
    }

    private static async Task<WatiAnswer<WatiMedia>> ReceiveAsync(HttpContent content, WatiMediaReference media, int maxBytes, CancellationToken stop)
    {
        if (await CappedBody.ReadAsync(content, maxBytes, stop) is not { } bytes)
            return new WatiAnswer<WatiMedia>.Rejected(WatiCodes.TooLarge, $"more than {maxBytes} bytes");
        if (MediaSniffer.IsDisguisedFailure(bytes.Span))
            return new WatiAnswer<WatiMedia>.Rejected(WatiCodes.Unavailable, "an error in place of the bytes");

        var disposition = content.Headers.ContentDisposition;
        var name = MediaAddress.SafeName(disposition?.FileNameStar ?? disposition?.FileName) ?? MediaAddress.FileName(media.Location);
        var type = MediaSniffer.ContentType(bytes.Span, content.Headers.ContentType?.MediaType, media.MessageType);
        return new WatiAnswer<WatiMedia>.Accepted(new WatiMedia(type, name, bytes));
    }
}
