using System.Text.Json;

namespace Byoa.Saas.Chaos.Verdict;

/// <summary>One entry of a conversation's timeline, as the API tells it.</summary>
/// <param name="Version">Its place in the stream.</param>
/// <param name="At">When.</param>
/// <param name="Type">Its name, such as customer_message_received.</param>
/// <param name="Body">The fact itself.</param>
internal sealed record Fact(long Version, DateTimeOffset At, string Type, JsonElement Body)
{
    public static IReadOnlyList<Fact> ReadAll(JsonElement timeline) =>
        [.. timeline.GetProperty("entries").EnumerateArray().Select(entry => new Fact(
            entry.GetProperty("version").GetInt64(), entry.GetProperty("at").GetDateTimeOffset(), entry.GetProperty("type").GetString()!, entry.GetProperty("fact")))];

    public string Text(string name) => Body.GetProperty(name).GetString() ?? "";

    public bool Is(string name, string word) => string.Equals(Text(name), word, StringComparison.OrdinalIgnoreCase);

    public int Number(string name) => Body.GetProperty(name).GetInt32();

    public IEnumerable<string> Texts(string name) => Body.GetProperty(name).EnumerateArray().Select(item => item.GetString()!);

    /// <summary>None where the fact does not name them.</summary>
    public IEnumerable<string> TextsOrNone(string name) => Body.TryGetProperty(name, out var there) && there.ValueKind == JsonValueKind.Array ? Texts(name) : [];

    public string? TextOrNone(string name) => Body.TryGetProperty(name, out var there) && there.ValueKind == JsonValueKind.String ? there.GetString() : null;

    public DateTimeOffset? TimeOrNone(string name) => Body.TryGetProperty(name, out var there) && there.ValueKind == JsonValueKind.String ? there.GetDateTimeOffset() : null;

    public IEnumerable<JsonElement> Items(string name) => Body.GetProperty(name).EnumerateArray();
}
