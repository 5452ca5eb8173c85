using System.Text.Json;

namespace Byoa.Saas.Tests;

/// <summary>The course of a conversation as the management API tells it.</summary>
internal sealed record Timeline(IReadOnlyList<TimelineEntry> Entries)
{
    public static Timeline Empty { get; } = new([]);

    public IEnumerable<TimelineEntry> Of(string type) => Entries.Where(entry => entry.Type == type);

    public int Count(string type) => Of(type).Count();

    public bool Has(string type) => Of(type).Any();

    /// <summary>What the customer wrote, whether a webhook or history brought it first.</summary>
    public IReadOnlyList<string?> CustomerTexts => [.. Entries.SelectMany(entry => entry.Type switch
    {
        "customer_message_received" => [entry.Text],
        "history_imported" => entry.Fact.GetProperty("pending").EnumerateArray().Select(message => message.GetProperty("text").GetString()),
        _ => Enumerable.Empty<string?>(),
    })];

    /// <summary>Why the conversation went to a person; null when it did not.</summary>
    public string? HandoffReason => Of("handed_to_person").LastOrDefault()?.Fact.GetProperty("reason").GetString();

    public IReadOnlyList<string> TurnReasons => [.. Of("turn_ended").Select(entry => entry.Fact.GetProperty("reason").GetString()!)];

    /// <summary>So many turns have ended, none runs, and every effect that was decided came to an end.</summary>
    public bool IsSettledAfter(int turns)
    {
        var owed = Entries.Where(entry => entry.Type is "reply_decided" or "template_decided" or "handed_to_person" or "conversation_resolved")
            .SelectMany(entry => entry.Fact.GetProperty("effects").EnumerateArray()).Select(effect => effect.GetProperty("id").GetString()).ToHashSet();
        var ended = Entries.Where(entry => entry.Type is "effect_accepted" or "effect_refused" or "effect_abandoned")
            .Select(entry => entry.Fact.GetProperty("effectId").GetString()).ToHashSet();
        return Count("turn_ended") >= turns && Count("turn_ended") == Count("turn_started") && owed.IsSubsetOf(ended);
    }

    public override string ToString() => string.Join('\n', Entries.Select(entry => $"{entry.Version} {entry.Type} {entry.Text} {entry.Fact}"));

    public static Timeline Read(JsonElement answer) => new([.. answer.GetProperty("entries").EnumerateArray().Select(entry => new TimelineEntry(
        entry.GetProperty("version").GetInt64(),
        entry.GetProperty("type").GetString()!,
        entry.GetProperty("by").GetString()!,
        entry.TryGetProperty("text", out var text) ? text.GetString() : null,
        entry.GetProperty("fact")))]);
}

internal sealed record TimelineEntry(long Version, string Type, string By, string? Text, JsonElement Fact);
