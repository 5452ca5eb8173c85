using System.Collections.Concurrent;
using System.Text.Json;
using Byoa.Saas.Chaos.Customers;

namespace Byoa.Saas.Chaos.Hosts;

/// <summary>Reads in the webhooks that replicas have taken which of a colleague's words they tell of; only those of a whole account tell of any.</summary>
internal sealed class WordsTold
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, DateTimeOffset>> words = new(StringComparer.Ordinal);

    public IReadOnlyList<ToldWord> In(string conversation) =>
        words.TryGetValue(conversation, out var told) ? [.. told.Select(word => new ToldWord(word.Key, word.Value))] : [];

    /// <summary>The first time counts.</summary>
    public void Note(ReadOnlyMemory<byte> webhook)
    {
        using var json = JsonDocument.Parse(webhook);
        var body = json.RootElement;
        if (Text(body, "eventType")?.StartsWith("sessionMessageSent", StringComparison.Ordinal) != true || Text(body, "operatorEmail") != Business.Colleague)
            return;
        if (Text(body, "conversationId") is { } conversation && Text(body, "id") is { } id)
            words.GetOrAdd(conversation, _ => new(StringComparer.Ordinal)).TryAdd(id, TimeProvider.System.GetUtcNow());
    }

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var there) && there.ValueKind == JsonValueKind.String ? there.GetString() : null;
}
