using System.Text.Json;
using Byoa.Saas.Demo.Play;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Demo.Checks;

/// <summary>One conversation from both sides: as Wati's inbox shows it, and as the platform tells it.</summary>
internal sealed record Told(Scene Scene, ConversationView View, Timeline Timeline)
{
    public IReadOnlyList<Exchange> Exchanges { get; } = Exchange.Of(Scene.Transcript);

    public IEnumerable<JsonElement> Facts(string type) => Timeline.Entries.Where(entry => entry.Type == type).Select(entry => entry.Fact);

    public int Count(string type) => Facts(type).Count();

    /// <summary>Everything the platform decided to do at Wati, in order.</summary>
    public IReadOnlyList<JsonElement> Effects =>
        [.. Timeline.Entries.Where(entry => entry.Fact.TryGetProperty("effects", out _)).SelectMany(entry => entry.Fact.GetProperty("effects").EnumerateArray())];

    /// <summary>Whether nothing is under way: every turn has ended and every effect was accepted, refused or given up.</summary>
    public bool IsSettled => Count("turn_started") == Count("turn_ended")
        && Count("effect_accepted") + Count("effect_refused") + Count("effect_abandoned") >= Effects.Count;
}

/// <summary>What a customer wrote in a row, and what came back before the customer's next word.</summary>
internal sealed record Exchange(IReadOnlyList<InboxEntry> Asked, IReadOnlyList<InboxEntry> Answers)
{
    public IReadOnlyList<InboxEntry> ByAgent => [.. Answers.Where(entry => entry.Kind == EntryKind.Agent)];

    public string? Reply => ByAgent is [] ? null : string.Join('\n', ByAgent.Select(entry => entry.Text));

    public override string ToString() => $"{Asked.Count}→{ByAgent.Count}";

    public static IReadOnlyList<Exchange> Of(IReadOnlyList<InboxEntry> transcript)
    {
        List<(List<InboxEntry> Asked, List<InboxEntry> Answers)> found = [];
        foreach (var entry in transcript.Where(entry => entry.Kind != EntryKind.Event))
        {
            if (entry.Kind != EntryKind.Customer)
            {
                found[^1].Answers.Add(entry);
                continue;
            }

            if (found is [] || found[^1].Answers.Count > 0)
                found.Add(([], []));
            found[^1].Asked.Add(entry);
        }

        return [.. found.Select(one => new Exchange(one.Asked, one.Answers))];
    }
}
