using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Chaos.Verdict;

/// <summary>What people wrote in a chat, and when it was given back to the agent.</summary>
internal sealed class Persons
{
    private readonly List<DateTimeOffset> words;
    private readonly List<DateTimeOffset> returns;
    private readonly List<DateTimeOffset> handed;
    private readonly bool haveItInTheEnd;

    /// <param name="told">The conversation.</param>
    /// <param name="returns">When the agent took the chat from a person, by the timeline.</param>
    public Persons(Hearing told, IEnumerable<DateTimeOffset> returns)
    {
        words = [.. told.Inbox.Where(entry => entry.Kind == EntryKind.Human).Select(entry => entry.At)];
        this.returns = [.. returns.Concat(told.Inbox.Where(entry => IsReturn(entry, told.AgentEmail)).Select(entry => entry.At))];
        handed = [.. told.Inbox.Where(entry => IsAssignment(entry) && entry.Text!.EndsWith(ByAgent, StringComparison.Ordinal)).Select(entry => entry.At)];
        haveItInTheEnd = !told.IsTheAgents;
    }

    /// <summary>Whether a person wrote between then and the next time the chat was given back; or has it still, not having given it back since.</summary>
    public bool TookCareOf(DateTimeOffset what)
    {
        var returned = returns.Where(at => at > what).Select(at => (DateTimeOffset?)at).Min();
        return words.Any(at => at > what && (returned is null || at < returned)) || (returned is null && haveItInTheEnd);
    }

    /// <summary>When a person got what the agent handed over then: what is assigned to the agent before that takes it from nobody.</summary>
    public DateTimeOffset GotIt(DateTimeOffset handedOver) => handed.Where(at => at > handedOver).Append(DateTimeOffset.MaxValue).Min() is var got && got < DateTimeOffset.MaxValue ? got : handedOver;

    public bool WroteBetween(DateTimeOffset after, DateTimeOffset before) => words.Any(at => at > after && at < before);

    /// <summary>A rule of the account that assigns a new or reopened chat takes it from nobody.</summary>
    private static bool IsReturn(InboxEntry entry, string agentEmail) => IsAssignment(entry)
        && entry.Assignee == agentEmail && entry.Text?.EndsWith("by automation", StringComparison.Ordinal) == false;

    private static bool IsAssignment(InboxEntry entry) => entry is { Kind: EntryKind.Event, EventType: "assignedOperator", Text: not null };

    private const string ByAgent = "by AI agent";
}
