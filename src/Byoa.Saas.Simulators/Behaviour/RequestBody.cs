using System.Text.Json;
using System.Text.Json.Nodes;

namespace Byoa.Saas.Simulators.Behaviour;

/// <summary>Reads request bodies as leniently as the vendors do: whatever cannot be read is simply not there.</summary>
internal static class RequestBody
{
    public static async Task<JsonNode?> ReadJsonAsync(this HttpContext http)
    {
        if (http.Request.HasFormContentType)
            return null;
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync(CancellationToken.None);
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static async Task<JsonObject> ReadObjectAsync(this HttpContext http) => await http.ReadJsonAsync() as JsonObject ?? [];

    public static string? Text(this JsonNode? node, string name) => (node as JsonObject)?[name] is JsonValue value ? value.ToString() : null;

    public static IEnumerable<JsonNode> Items(this JsonNode? node, string name) =>
        (node as JsonObject)?[name] is JsonArray array ? array.OfType<JsonNode>() : [];

    /// <summary>The pairs of <c>[{"name":…,"value":…}]</c>.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Pairs(this JsonNode? node, string name) =>
    [
        .. node.Items(name)
            .Select(item => (Name: item.Text("name"), Value: item.Text("value")))
            .Where(pair => !string.IsNullOrEmpty(pair.Name))
            .Select(pair => KeyValuePair.Create(pair.Name!, pair.Value ?? "")),
    ];
}
