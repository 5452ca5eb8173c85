using System.Diagnostics;
using Byoa.Saas.Conversations;
using Byoa.Saas.Wati;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.AgentRuntime.Media;

/// <summary>Fetches an attachment from Wati, trying again while that can help and time is left.</summary>
internal sealed class MediaDownload(IWatiClients clients, IOptions<MediaOptions> options, TimeProvider time)
{
    private const int MostAttempts = 3;

    /// <param name="account">The account.</param>
    /// <param name="reference">The attachment.</param>
    /// <param name="deadline">When whoever waits for it gives up; a longer wait is not begun.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>Null when Wati refuses the token.</returns>
    public async Task<DownloadedMedia?> FetchAsync(WatiAccount account, WatiMediaReference reference, DateTimeOffset deadline, CancellationToken stop)
    {
        var client = clients.For(account);
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan? asked = null;
            switch (await client.GetMediaAsync(reference, options.Value.MostBytes, stop))
            {
                case WatiAnswer<WatiMedia>.Accepted accepted:
                    return new DownloadedMedia(accepted.Value, null);
                case WatiAnswer<WatiMedia>.Rejected { Code: WatiCodes.TooLarge }:
                    return new DownloadedMedia(null, Codes.MediaTooLarge);
                case WatiAnswer<WatiMedia>.Rejected:
                    return new DownloadedMedia(null, Codes.MediaUnavailable);
                case WatiAnswer<WatiMedia>.Credential:
                    return null;
                case WatiAnswer<WatiMedia>.Throttled throttled:
                    asked = throttled.RetryAfter;
                    break;
                case WatiAnswer<WatiMedia>.NotSent or WatiAnswer<WatiMedia>.Unknown:
                    break;
                default:
                    throw new UnreachableException();
            }

            var wait = asked ?? Pause(attempt);
            if (attempt == MostAttempts || time.GetUtcNow() + wait >= deadline) return new DownloadedMedia(null, Codes.MediaUnavailable);
            await Task.Delay(wait, time, stop);
        }
    }

    /// <summary>1 s, 2 s, 4 s…</summary>
    internal static TimeSpan Pause(int attempt) => TimeSpan.FromSeconds(1 << (attempt - 1));
}

/// <param name="Media">The content; null when there is none to be had.</param>
/// <param name="Code">Why not, as one of the media codes of <see cref="Codes"/>.</param>
internal sealed record DownloadedMedia(WatiMedia? Media, string? Code);
