using System.ComponentModel.DataAnnotations;

namespace Byoa.Saas.AgentRuntime.Media;

/// <summary>Bounds of reading one attachment.</summary>
public sealed class MediaOptions
{
    public const string SectionName = "Media";

    /// <summary>Bytes of a download.</summary>
    [Range(64 * 1024, 100 * 1024 * 1024)]
    public int MostBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Bytes of a picture: each is sent to the model anew with every call.</summary>
    [Range(16 * 1024, 20 * 1024 * 1024)]
    public int PictureMostBytes { get; set; } = 5 * 1024 * 1024;

    /// <summary>Characters kept of a document's text.</summary>
    [Range(1_000, 1_000_000)]
    public int MostDocumentCharacters { get; set; } = 40_000;

    /// <summary>Total time from the download to the text, repeats and transcription included; 5 to 300 seconds.</summary>
    [Range(5, 300)]
    public int TimeoutSeconds { get; set; } = 30;
}
