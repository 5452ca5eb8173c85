namespace Byoa.Saas.AgentRuntime.Model;

/// <summary>Providers tell an audio format by the file name's ending alone.</summary>
internal static class AudioFileName
{
    public static string For(string contentType) => contentType.Split(';')[0].Trim().ToLowerInvariant() switch
    {
        "audio/mpeg" or "audio/mp3" => "voice.mp3",
        "audio/mp4" or "audio/m4a" or "audio/x-m4a" => "voice.m4a",
        "audio/wav" or "audio/x-wav" or "audio/wave" => "voice.wav",
        "audio/webm" => "voice.webm",
        "audio/flac" or "audio/x-flac" => "voice.flac",
        "audio/aac" => "voice.aac",
        "audio/amr" => "voice.amr",
        _ => "voice.ogg",
    };
}
