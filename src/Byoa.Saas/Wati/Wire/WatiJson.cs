using System.Globalization;
using System.Text.Json;

namespace Byoa.Saas.Wati.Wire;

/// <summary>
/// Reads Wati's JSON without trusting its shape: names in camelCase or snake_case and any letter case, numbers and flags as strings,
/// and every field missing now and then. Values that do not fit are null, never an exception.
/// </summary>
internal static class WatiJson
{
    /// <summary>The named member, or null when it is absent or JSON null.</summary>
    public static JsonElement? Field(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object) return null;
        foreach (var member in element.EnumerateObject())
        {
            if (SameName(member.Name, name))
                return member.Value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : member.Value;
        }

        return null;
    }

    /// <summary>The first of the named members that is a non-empty string or a number.</summary>
    public static string? Text(this JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.Field(name) is { } field && AsText(field) is { } text) return text;
        }

        return null;
    }

    public static bool? Flag(this JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.Field(name) is { } field && AsFlag(field) is { } flag) return flag;
        }

        return null;
    }

    public static DateTimeOffset? Time(this JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (WatiTime.Parse(element.Text(name)) is { } time) return time;
        }

        return null;
    }

    public static IEnumerable<JsonElement> Items(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    public static string? AsText(JsonElement field) => field.ValueKind switch
    {
        JsonValueKind.String => field.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => field.GetRawText(),
        _ => null,
    };

    public static bool? AsFlag(JsonElement field) => field.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => field.GetString()!.Trim().ToLowerInvariant() switch
        {
            "true" or "1" or "yes" => true,
            "false" or "0" or "no" => false,
            _ => null,
        },
        JsonValueKind.Number when field.TryGetDecimal(out var number) => number != 0,
        _ => null,
    };

    private static bool SameName(string one, string other)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < one.Length && one[i] == '_') i++;
            while (j < other.Length && other[j] == '_') j++;
            if (i == one.Length || j == other.Length) return i == one.Length && j == other.Length;
            if (char.ToLower(one[i++], CultureInfo.InvariantCulture) != char.ToLower(other[j++], CultureInfo.InvariantCulture)) return false;
        }
    }
}
