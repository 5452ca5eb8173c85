using System.Collections.Concurrent;

namespace Byoa.Saas.Simulators.Wati.Accounts;

/// <summary>The files of one account, by the path that messages carry in <c>data</c>.</summary>
internal sealed class MediaStore(IdSource ids)
{
    private readonly ConcurrentDictionary<string, MediaFile> files = new(StringComparer.Ordinal);

    public MediaFile? Find(string? path) => path is not null && files.TryGetValue(path, out var file) ? file : null;

    public MediaFile Add(string type, string fileName, ReadOnlyMemory<byte> content)
    {
        var safe = string.Concat(fileName.Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'));
        var file = new MediaFile($"data/{Folder(type)}/{ids.Next()}-{safe}", fileName, content);
        files[file.Path] = file;
        return file;
    }

    /// <summary>The message type a file is sent as, by its first bytes and its name.</summary>
    public static string TypeOf(string fileName, ReadOnlySpan<byte> content) => content switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] => "image",
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => "audio",
        _ => Path.GetExtension(fileName).ToLowerInvariant() switch
        {
            ".png" or ".jpg" or ".jpeg" => "image",
            ".ogg" or ".mp3" or ".m4a" or ".amr" => "audio",
            ".mp4" or ".3gp" => "video",
            ".webp" => "sticker",
            _ => "document",
        },
    };

    private static string Folder(string type) => type switch
    {
        "image" => "images",
        "audio" or "voice" => "audios",
        "video" => "videos",
        "sticker" => "stickers",
        _ => "documents",
    };
}
