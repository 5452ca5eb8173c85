using System.Text.Json.Nodes;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Samples;

namespace Byoa.Saas.Simulators.Model;

/// <summary><c>POST /v1/audio/transcriptions</c>: hears what a sample voice note carries.</summary>
internal static class TranscriptionRoute
{
    /// <summary>What every other recording says.</summary>
    public const string Unknown = "Hello, please call me back.";

    public static async Task<Answer> AnswerAsync(HttpContext http, ModelKey key)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        if (form?.Files.GetFile("file") is not { } file)
            return ModelAnswers.Error(400, "invalid_request_error", "file is required.");
        key.Record("transcriptions", new JsonObject
        {
            ["model"] = form["model"].FirstOrDefault(),
            ["fileName"] = file.FileName,
            ["bytes"] = file.Length,
        });
        using var content = new MemoryStream();
        await file.CopyToAsync(content, http.RequestAborted);
        var text = SampleVoice.WordsOf(content.ToArray()) ?? Unknown;
        return form["response_format"].FirstOrDefault() switch
        {
            "text" => Answer.Plain(200, text) with { Accepted = true },
            "verbose_json" => Answer.Ok(new { task = "transcribe", language = "english", duration = 3.2, text, segments = Array.Empty<object>() }),
            _ => Answer.Ok(new { text, usage = new { type = "duration", seconds = 4 } }),
        };
    }
}
