using System.Globalization;
using System.Text.Json;
using Byoa.Saas.Chaos.Customers;
using Byoa.Saas.Chaos.Verdict;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Specs.Chaos;

/// <summary>A conversation as the proving program sees it: each line is a second after the one before.</summary>
internal sealed class Chat
{
    public const string Agent = "ai@shop.example", Ann = "ann@example.com", Business = "alpha";

    private readonly List<InboxEntry> inbox = [];
    private readonly List<Fact> facts = [];
    private readonly List<Letter> letters = [];
    private readonly List<ToldTakeOver> takeOvers = [];
    private string? assignee = Agent;
    private int epoch;

    public DateTimeOffset Now { get; private set; } = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public bool IsTheAgents { get; set; } = true;

    public List<ToldWord> ToldWords { get; } = [];

    /// <summary>What the judge finds, each kind with its detail.</summary>
    public IReadOnlyList<string> Findings => [.. Judged.Findings.Select(finding => $"{finding.Kind}: {finding.Detail}")];

    public Tally Judged
    {
        get
        {
            var tally = new Tally();
            new Judge(
                new Hearing("chat-1", Business, Agent) { Letters = letters, TakeOvers = takeOvers, ToldWords = ToldWords, IsTheAgents = IsTheAgents, Inbox = inbox, Facts = facts },
                [Business], tally).Rule();
            return tally;
        }
    }

    /// <summary>The customer writes; the platform hears of it unless Wati tells nobody.</summary>
    public Chat Writes(string id, bool told = true, MessageForm form = MessageForm.Text)
    {
        letters.Add(new Letter(TokenOf(id), id, form));
        Entry(EntryKind.Customer, id, $"Hello? {TokenOf(id)}");
        return told ? Fact("customer_message_received", new { message = new { messageId = id } }) : this;
    }

    public Chat AnnWrites(string id = "word") => Entry(EntryKind.Human, id, "This is Ann.");

    public Chat AssignedTo(string email, string by = "administrator")
    {
        assignee = email;
        Entry(EntryKind.Event, $"assigned-{inbox.Count}", $"The chat has been assigned to {email} by {by}");
        inbox[^1] = inbox[^1] with { EventType = "assignedOperator" };
        return this;
    }

    public Chat AgentTakes() => Fact("agent_took_chat", new { epoch = ++epoch, reason = "handed_back" });

    public Chat StandsDown() => Fact("agent_stood_down", new { epoch = ++epoch, reason = "taken_over" });

    public Chat HandsOver(string id = "handoff") => Fact(
        "handed_to_person", new { handoffId = id, epoch = ++epoch, reason = "model_handed_over", effects = new[] { Text($"{id}-1", $"{Business} hands this to a colleague.") } });

    public Chat TurnStarts(string turn = "turn") => Fact("turn_started", new { turnId = turn, epoch });

    public Chat TurnEnds(string turn = "turn", string outcome = "replied", string reason = "answered") => Fact("turn_ended", new { turnId = turn, outcome, reason });

    /// <summary>A reply of one part, <c>id-1</c>.</summary>
    public Chat Decides(string id, params string[] answers) => Decides(id, string.Join(' ', answers.Select(TokenOf)), answers);

    public Chat Decides(string id, string words, string[] answers, string turn = "turn") => Fact(
        "reply_decided", new { turnId = turn, replyId = id, epoch, answers, effects = new[] { Text($"{id}-1", $"{Business} says: {words}") } });

    /// <summary>A reply that quotes nothing.</summary>
    public Chat Says(string id, params string[] answers) => Decides(id, id, answers);

    public Chat Reads(string id, string what) => Fact("media_read", new { messageId = id, content = new { @is = what } });

    public Chat ImportsAsAnsweredByPerson(string id) => Fact("history_imported", new { answered = new[] { id }, pending = Array.Empty<object>(), answeredByPerson = new[] { id } });

    public Chat UsesTool() => Fact("model_answered", new { }).Fact("tool_call_finished", new { });

    public Chat Claims(string effect) => Fact("effect_claimed", new { effectId = effect, attempt = 1 });

    public Chat Effect(string effect, string what, string reason = "") => Fact($"effect_{what}", new { effectId = effect, reason, code = reason });

    /// <summary>Claimed, read by the customer, accepted.</summary>
    public Chat Sends(string effect)
    {
        Claims(effect);
        var text = facts.SelectMany(fact => fact.Body.TryGetProperty("effects", out var effects) ? effects.EnumerateArray().ToArray() : [])
            .First(one => one.GetProperty("id").GetString() == effect).GetProperty("text").GetString();
        Entry(EntryKind.Agent, $"sent-{inbox.Count}", text);
        inbox[^1] = inbox[^1] with { LocalMessageId = effect };
        return Effect(effect, "accepted");
    }

    public Chat ToldOfTakeOver()
    {
        takeOvers.Add(new ToldTakeOver(Next(), null));
        return this;
    }

    public Chat Passes(int seconds)
    {
        Now = Now.AddSeconds(seconds);
        return this;
    }

    public Chat Fact(string type, object body)
    {
        facts.Add(new Fact(facts.Count + 1, Next(), type, JsonSerializer.SerializeToElement(body)));
        return this;
    }

    private Chat Entry(EntryKind kind, string id, string? text)
    {
        inbox.Add(new InboxEntry(id, Next(), kind, "text", text) { Assignee = assignee });
        return this;
    }

    private DateTimeOffset Next() => Now = Now.AddSeconds(1);

    private static Dictionary<string, string> Text(string id, string text) => new Dictionary<string, string> { ["do"] = "text", ["id"] = id, ["text"] = text };

    /// <summary>m1 carries [m1-1], and so on.</summary>
    private static string TokenOf(string id) => string.Create(CultureInfo.InvariantCulture, $"[{id}-1]");
}
