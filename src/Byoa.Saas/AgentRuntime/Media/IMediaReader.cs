using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.Conversations;
using Byoa.Saas.Wati;

namespace Byoa.Saas.AgentRuntime.Media;

/// <summary>Turns an attachment into something a model can be told: text, a picture, or why not.</summary>
public interface IMediaReader
{
    /// <summary>
    /// Downloads and reads one attachment within the media time-out. Pictures are kept by hash in <see cref="IMediaStore"/>.
    /// Never throws for the attachment's sake: what cannot be read is <see cref="MediaContent.Unreadable"/> with a code.
    /// </summary>
    /// <returns>Null when Wati refuses the token: that says nothing of the attachment.</returns>
    Task<MediaContent?> ReadAsync(WatiAccount account, AgentDefinition agent, CustomerMessage message, CancellationToken cancellation);
}

/// <summary>Contents kept beside the streams, by tenant and SHA-256.</summary>
public interface IMediaStore
{
    /// <summary>Stores the bytes (a second time changes nothing) and answers their SHA-256 in lower-case hex.</summary>
    Task<string> StoreAsync(string tenant, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    Task<StoredMedia?> LoadAsync(string tenant, string sha256, CancellationToken cancellation);
}

public sealed record StoredMedia(string ContentType, byte[] Content);
