using System.Text.Json;
using Byoa.Saas.Chaos.Customers;

namespace Byoa.Saas.Chaos.Verdict;

/// <summary>A message the agent decided to send, and what became of it by the timeline.</summary>
/// <param name="Id">Its own id: Wati's <c>localMessageId</c> where there is room for one.</param>
/// <param name="Parent">The reply or hand-over it is part of.</param>
/// <param name="Text">As it is to be read.</param>
internal sealed record OwedMessage(string Id, string Parent, string Text)
{
    public int Epoch { get; set; }

    /// <summary>Whether it may go out when the session window is closed.</summary>
    public bool IsTemplate { get; init; }

    public DateTimeOffset DecidedAt { get; init; }

    /// <summary>Whether it is of a hand-over, which answers nothing.</summary>
    public bool IsHandOver { get; init; }

    /// <summary>waiting, claimed, accepted, refused, or abandoned and why.</summary>
    public string State { get; set; } = "waiting";

    public DateTimeOffset? FirstClaimed { get; set; }

    public DateTimeOffset? LastClaimed { get; set; }

    /// <summary>Whether an attempt was claimed while somebody else had the chat, whoever told the platform. The words of a hand-over are the agent's last.</summary>
    public bool ClaimedAgainstOwner { get; set; }
}

/// <summary>What a conversation owes to Wati, followed through its timeline.</summary>
internal sealed class OwedMessages
{
    private readonly Dictionary<string, OwedMessage> messages = new(StringComparer.Ordinal);
    private readonly List<OwedMessage> inOrder = [];
    private readonly HashSet<string> unsettled = new(StringComparer.Ordinal);
    private int epoch;
    private bool fromResolved;
    private string? handingOver;

    /// <summary>Every message decided, in the order of the decisions.</summary>
    public IReadOnlyList<OwedMessage> InOrder => inOrder;

    /// <summary>Effects of any kind that are neither done nor given up.</summary>
    public int Unsettled => unsettled.Count;

    public IEnumerable<OwedMessage> PartsOf(string parent) => inOrder.Where(message => message.Parent == parent);

    /// <summary>The reply or hand-over whose first message this is; null for a later part, or no message at all.</summary>
    public string? ReplyBegunBy(string effect) =>
        messages.TryGetValue(effect, out var message) && PartsOf(message.Parent).First() == message ? message.Parent : null;

    public string? ParentOf(string effect) => messages.TryGetValue(effect, out var message) ? message.Parent : null;

    public bool IsOfEarlierOwner(string effect) => messages.TryGetValue(effect, out var message) && message.Epoch != epoch;

    public void ChangedOwner(int to)
    {
        epoch = to;
        fromResolved = false;
        handingOver = null;
    }

    /// <summary>A person says that they have what a hand-over gave them: from then on its words come too late.</summary>
    public void Renewed() => handingOver = null;

    /// <summary>After a resolution nobody stood between: what is owed stays owed.</summary>
    public void Taken(int to)
    {
        if (fromResolved)
            foreach (var message in inOrder.Where(message => message.Epoch == epoch))
                message.Epoch = to;
        (epoch, fromResolved) = (to, false);
    }

    public void Decided(Fact fact, string parent)
    {
        fromResolved = fact.Type == "conversation_resolved";
        if (fact.Type == "handed_to_person")
            handingOver = fact.Text(parent);
        foreach (var effect in fact.Items("effects"))
        {
            var id = effect.GetProperty("id").GetString()!;
            unsettled.Add(id);
            if (TextOf(effect) is not { } text)
                continue;
            messages[id] = new OwedMessage(id, fact.Text(parent), text)
            {
                Epoch = fact.Number("epoch"), IsTemplate = fact.Type == "template_decided", DecidedAt = fact.At, IsHandOver = fact.Type == "handed_to_person",
            };
            inOrder.Add(messages[id]);
        }
    }

    public void Follow(Fact fact, Holder holder)
    {
        if (!fact.Type.StartsWith("effect_", StringComparison.Ordinal))
            return;
        var id = fact.Text("effectId");
        var state = fact.Type switch
        {
            "effect_claimed" => "claimed",
            "effect_accepted" => "accepted",
            "effect_refused" => $"refused: {fact.Text("code")}",
            "effect_abandoned" => $"abandoned: {fact.Text("reason")}",
            _ => "waiting",
        };
        if (state is not ("claimed" or "waiting"))
            unsettled.Remove(id);
        if (!messages.TryGetValue(id, out var message))
            return;
        message.State = state;
        if (state != "claimed")
            return;
        message.FirstClaimed ??= fact.At;
        message.LastClaimed = fact.At;
        message.ClaimedAgainstOwner |= message.Epoch != epoch || holder == Holder.Nobody || (holder == Holder.Person && message.Parent != handingOver);
    }

    private static string? TextOf(JsonElement effect) => effect.GetProperty("do").GetString() switch
    {
        "text" or "choices" => effect.GetProperty("text").GetString(),
        "template" => effect.GetProperty("parameters").EnumerateObject().Aggregate(
            TemplateWords.Body, (text, parameter) => text.Replace($"{{{{{parameter.Name}}}}}", parameter.Value.GetString(), StringComparison.Ordinal)),
        _ => null,
    };
}
