using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Byoa.Saas.Wati.Clients;

/// <summary>Request bodies that both generations share.</summary>
internal static class WatiBodies
{
    // V3's names are snake_case but for the ones Wati writes otherwise, so every name is spelled where it is used.
    private static readonly JsonSerializerOptions Wire = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Func<HttpContent> Json<T>(T body) => () => JsonContent.Create(body, options: Wire);

    /// <summary>A multipart form with <c>file</c> last, since some servers read its fields in order.</summary>
    public static Func<HttpContent> File(OutgoingFile file, params IEnumerable<(string Name, string? Value)> fields) => () =>
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            if (value is not null) form.Add(new StringContent(value), name);
        }

        var content = new ReadOnlyMemoryContent(file.Content);
        content.Headers.ContentType = MediaTypeHeaderValue.TryParse(file.ContentType, out var type) ? type : new("application/octet-stream");
        form.Add(content, "file", file.FileName);
        return form;
    };

    public static object[] Parameters(IReadOnlyDictionary<string, string> pairs) =>
        [.. pairs.Select(pair => new { name = pair.Key, value = pair.Value })];
}
