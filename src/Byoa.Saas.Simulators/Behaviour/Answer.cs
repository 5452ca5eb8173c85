using System.Text.Encodings.Web;
using System.Text.Json;

namespace Byoa.Saas.Simulators.Behaviour;

/// <summary>A vendor's answer. Names of anonymous objects are the names on the wire.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">Serialised as JSON; null for no body.</param>
/// <param name="Accepted">Whether the request took effect.</param>
internal sealed record Answer(int Status, object? Body, bool Accepted)
{
    private static readonly JsonSerializerOptions Wire = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string? Text { get; init; }

    public string ContentType { get; init; } = "application/json; charset=utf-8";

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>A file instead of text.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; init; }

    public string? FileName { get; init; }

    public static Answer File(ReadOnlyMemory<byte> content, string fileName) =>
        new(200, null, true) { Bytes = content, FileName = fileName, ContentType = "application/octet-stream" };

    public static Answer Ok(object body) => new(200, body, true);

    public static Answer Refused(int status, object? body) => new(status, body, false);

    public static Answer Plain(int status, string text, string contentType = "text/plain; charset=utf-8") =>
        new(status, null, false) { Text = text, ContentType = contentType };

    public async Task WriteAsync(HttpContext http)
    {
        var response = http.Response;
        response.StatusCode = Status;
        if (RetryAfter is { } wait)
            response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (Bytes is { } bytes)
        {
            response.ContentType = ContentType;
            if (FileName is not null)
                response.Headers.ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(FileName)}";
            await response.Body.WriteAsync(bytes, http.RequestAborted);
            return;
        }

        var text = Text ?? (Body is null ? null : JsonSerializer.Serialize(Body, Wire));
        if (text is null)
            return;
        response.ContentType = ContentType;
        await response.WriteAsync(text, http.RequestAborted);
    }
}
