using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Model;
using Byoa.Saas.Conversations;
using Byoa.Saas.Wati;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.AgentRuntime.Media;

/// <summary>Downloads an attachment and makes of it what a model can be told.</summary>
internal sealed class MediaReader(
    MediaDownload download, IAgentModel model, IMediaStore store, IOptions<MediaOptions> options, TimeProvider time) : IMediaReader
{
    private const int MostHearings = 3;

    public async Task<MediaContent?> ReadAsync(WatiAccount account, AgentDefinition agent, CustomerMessage message, CancellationToken cancellation)
    {
        if (WithoutDownload(account, message) is { } known) return known;
        var limit = TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
        var reading = new Reading(account, agent, message, time.GetUtcNow() + limit);
        using var timer = new CancellationTokenSource(limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timer.Token);
        try
        {
            return await ReadAsync(reading, both.Token);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return new MediaContent.Unreadable(Codes.MediaTimeout, message.Attachment?.MimeType);
        }
    }

    private static MediaContent.Unreadable? WithoutDownload(WatiAccount account, CustomerMessage message)
    {
        var attachment = message.Attachment;
        // V3 finds an attachment by its message's id.
        var found = attachment is not null && (attachment.Location is not null || account.Generation == WatiGeneration.V3);
        if (!found || message.Kind == MessageKind.Unavailable) return new MediaContent.Unreadable(Codes.MediaUnavailable, attachment?.MimeType);
        return message.Kind is MessageKind.Video or MessageKind.Sticker
            ? new MediaContent.Unreadable(Codes.MediaUnsupported, attachment!.MimeType)
            : null;
    }

    private async Task<MediaContent?> ReadAsync(Reading reading, CancellationToken stop)
    {
        var attachment = reading.Message.Attachment!;
        var reference = new WatiMediaReference(reading.Message.MessageId, attachment.Location, attachment.MessageType);
        if (await download.FetchAsync(reading.Account, reference, reading.Deadline, stop) is not { } downloaded) return null;
        if (downloaded.Media is not { } media) return new MediaContent.Unreadable(downloaded.Code!, attachment.MimeType);

        var type = MediaTypes.Of(media, reading.Message);
        if (MediaTypes.IsPicture(type)) return await KeepAsync(reading, media, type, stop);
        if (MediaTypes.IsAudio(type)) return await HearAsync(reading, media, type, stop);
        if (DocumentReader.Reads(type)) return await ExtractAsync(reading, media, type, stop);
        return new MediaContent.Unreadable(Codes.MediaUnsupported, type);
    }

    private async Task<MediaContent> KeepAsync(Reading reading, WatiMedia media, string type, CancellationToken stop)
    {
        if (!reading.Agent.Model.ReadsPictures || MediaTypes.PictureType(media.Content.Span) is null)
            return new MediaContent.Unreadable(Codes.MediaUnsupported, type);
        if (media.Content.Length > options.Value.PictureMostBytes) return new MediaContent.Unreadable(Codes.MediaTooLarge, type);
        return new MediaContent.Picture(await store.StoreAsync(reading.Account.Tenant, type, media.Content, stop), type);
    }

    private async Task<MediaContent> HearAsync(Reading reading, WatiMedia media, string type, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var heard = await model.TranscribeAsync(reading.Account.Tenant, reading.Agent, media.Content, type, stop);
            var text = heard.Text is null ? null : ExtractedText.Of(heard.Text, options.Value.MostDocumentCharacters).Text;
            if (text is { Length: > 0 }) return new MediaContent.Transcript(text);
            if (text is not null) return new MediaContent.Unreadable(Codes.MediaUnsupported, type);

            var pause = MediaDownload.Pause(attempt);
            var passes = heard.Code is Codes.ModelUnavailable or Codes.ModelRateLimited;
            if (!passes || attempt == MostHearings || time.GetUtcNow() + pause >= reading.Deadline)
                return new MediaContent.Unreadable(heard.Code ?? Codes.ModelUnreadable, type);
            await Task.Delay(pause, time, stop);
        }
    }

    private async Task<MediaContent> ExtractAsync(Reading reading, WatiMedia media, string type, CancellationToken stop)
    {
        var name = media.FileName ?? reading.Message.Attachment!.FileName;
        return await DocumentReader.ReadAsync(reading.Account.Tenant, type, media.Content, options.Value.MostDocumentCharacters, stop) is { } text
            ? new MediaContent.DocumentText(name?.Replace("\0", "", StringComparison.Ordinal), text.Text, text.Truncated)
            : new MediaContent.Unreadable(Codes.MediaUnsupported, type);
    }

    private sealed record Reading(WatiAccount Account, AgentDefinition Agent, CustomerMessage Message, DateTimeOffset Deadline);
}
