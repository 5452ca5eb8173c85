using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Chaos.Verdict;

/// <summary>
/// Whether people were left alone. An attempt claimed before the platform knew cannot be called back; and of a take-over of which nobody
/// told the platform it cannot know at once: what it says then is a leak, counted with its time.
/// </summary>
internal sealed class HumanPeace(Hearing told, OwedMessages owed, Words words, Tally tally)
{
    private readonly List<ToldTime> times = [.. ToldTimes.In(told)];

    public void Rule()
    {
        tally.TakeOvers += told.TakeOvers.Count;
        foreach (var message in owed.InOrder.Where(message => message.ClaimedAgainstOwner))
            Find($"{message.Id} was attempted after the chat had changed hands");
        foreach (var entry in told.Inbox.Where(entry => entry.Kind == EntryKind.Agent))
            Rule(entry, words.Of(entry));
    }

    private void Rule(InboxEntry entry, OwedMessage? message)
    {
        if (times.FirstOrDefault(time => time.Holds(entry.At) && (message?.LastClaimed is not { } claimed || claimed > time.From)) is { } known)
        {
            Find($"spoke {(entry.At - known.From).TotalSeconds:0.0} s after {known.How}");
            return;
        }

        if (told.TakeOvers.Any(one => one.Confirmed < entry.At && (one.GivenBack is null || entry.At < one.GivenBack)))
            return;
        if (entry.Assignee is { } holder && holder != told.AgentEmail && TakenAt(entry) is { } taken)
            tally.Leaks.Add(new Leak(told.ConversationId, entry.At - taken));
    }

    /// <summary>When a person was given the chat they had at this entry.</summary>
    private DateTimeOffset? TakenAt(InboxEntry entry) => told.Inbox
        .TakeWhile(other => other != entry)
        .LastOrDefault(other => other is { Kind: EntryKind.Event, EventType: "assignedOperator" } && other.Assignee == entry.Assignee)?.At;

    private void Find(string detail) => tally.Findings.Add(new Finding(Wrong.TalkedOverHuman, told.ConversationId, detail));
}
