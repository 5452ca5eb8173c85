using System.Text.Json;
using System.Text.Json.Serialization;

namespace Byoa.Saas.Platform;

/// <summary>Reads texts of requests, and refuses what PostgreSQL cannot store: a NUL character would fail the commit, long after the request was found good.</summary>
internal sealed class StorableText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException();
        var text = reader.GetString();
        return text?.Contains('\0') == true ? throw new UnstorableTextException() : text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } name && !name.Contains('\0') ? name : throw new UnstorableTextException();

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
}

/// <summary>A text of a request holds a NUL character.</summary>
internal sealed class UnstorableTextException : JsonException;
