using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Byoa.Saas.AgentRuntime.Tools;

/// <summary>Reads a tool call's arguments as the model wrote them: leniently in form, never by guessing.</summary>
public static class ToolArguments
{
    public static bool TryObject(string arguments, out JsonElement root)
    {
        try
        {
            root = JsonDocument.Parse(arguments.Length == 0 ? "{}" : arguments).RootElement;
            return root.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            root = default;
            return false;
        }
    }

    public static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    public static IReadOnlyList<string> Texts(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!.Trim()).Where(text => text.Length > 0)]
            : [];

    public static bool TryAttributes(JsonElement root, [NotNullWhen(true)] out IReadOnlyDictionary<string, string>? attributes)
    {
        attributes = null;
        if (!root.TryGetProperty("attributes", out var value) || value.ValueKind != JsonValueKind.Object)
            return false;
        var read = new Dictionary<string, string>();
        foreach (var item in value.EnumerateObject())
            read[item.Name.Trim()] = item.Value.ValueKind == JsonValueKind.String ? item.Value.GetString()! : item.Value.GetRawText();
        attributes = read;
        return read.Count > 0 && read.All(item => item.Key.Length is > 0 and <= 100 && item.Value.Length <= 1_000);
    }
}
