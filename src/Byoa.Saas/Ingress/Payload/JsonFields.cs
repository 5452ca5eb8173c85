using System.Text.Json;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Ingress.Payload;

/// <summary>
/// The members of a JSON object as Wati's senders really write them: camelCase or snake_case, numbers as strings and the other way
/// round, objects as JSON strings, null or "" for nothing. Of repeated names the last that says something counts.
/// </summary>
internal sealed class JsonFields
{
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.OrdinalIgnoreCase);

    private JsonFields(JsonElement source)
    {
        foreach (var property in source.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null))
            _values[property.Name.Replace("_", "", StringComparison.Ordinal)] = property.Value;
    }

    public static JsonFields? Of(JsonElement? value) => Unwrap(value) is { ValueKind: JsonValueKind.Object } source ? new(source) : null;

    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>Whether there is an object or an array where a word belongs.</summary>
    public bool HasStructure(string name) =>
        _values.TryGetValue(name, out var value) && value.ValueKind is JsonValueKind.Object or JsonValueKind.Array;

    /// <summary>The first of the names that holds a scalar other than blanks, cut at <see cref="Lengths.LongestText"/>.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_values.TryGetValue(name, out var value) && Scalar(value) is { } text && !string.IsNullOrWhiteSpace(text))
                return Cut.To(text, Lengths.LongestText);
        }

        return null;
    }

    /// <summary>The same for something short, such as a name.</summary>
    public string? Label(params ReadOnlySpan<string> names) => Text(names) is { } text ? Cut.To(text.Trim(), Lengths.LongestLabel) : null;

    /// <summary>The same for an identifier. One of absurd length is hashed, since cutting it could make two alike.</summary>
    public string? Id(params ReadOnlySpan<string> names) => Text(names)?.Trim() switch
    {
        { Length: > Lengths.LongestId } absurd => Fingerprint.Of(absurd),
        var id => id,
    };

    public bool Flag(string name) => Text(name)?.Trim().ToLowerInvariant() is "true" or "1" or "yes";

    /// <summary>An object, or a string that holds one.</summary>
    public JsonFields? Object(string name) => _values.TryGetValue(name, out var value) ? Of(value) : null;

    /// <summary>The objects of an array, or the one object standing in for an array of one.</summary>
    public IEnumerable<JsonFields> Objects(string name)
    {
        if (!_values.TryGetValue(name, out var value) || Unwrap(value) is not { } inner)
            return [];
        IEnumerable<JsonElement> elements = inner.ValueKind == JsonValueKind.Array ? inner.EnumerateArray() : [inner];
        return elements.Select(element => Of(element)).OfType<JsonFields>();
    }

    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    private static JsonElement? Unwrap(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String } text && text.GetString() is { } json && json.AsSpan().TrimStart() is ['{' or '[', ..]
            ? JsonReading.Parse(json)
            : value;
}
