using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Chaos.Verdict;

/// <summary>Which message of the inbox is which decided one: by our own id where Wati keeps it, else by its text, in order.</summary>
internal sealed class Words
{
    private readonly List<(InboxEntry Entry, OwedMessage? Message)> pairs = [];
    private readonly IReadOnlyList<OwedMessage> decided;

    public Words(IReadOnlyList<InboxEntry> spoken, OwedMessages owed)
    {
        decided = owed.InOrder;
        HashSet<OwedMessage> taken = [];
        foreach (var entry in spoken)
        {
            var message = decided.FirstOrDefault(message => message.Id == entry.LocalMessageId)
                ?? decided.FirstOrDefault(message => Same(message.Text, entry.Text) && message.LastClaimed is not null && !taken.Contains(message));
            if (message is not null && !taken.Add(message))
                pairs.Add((entry, null));
            else
                pairs.Add((entry, message));
        }
    }

    /// <summary>The decided message an entry is; null for one too many.</summary>
    public OwedMessage? Of(InboxEntry entry) => pairs.First(pair => pair.Entry == entry).Message;

    /// <summary>Texts that stand in the inbox once more than they were decided.</summary>
    public IEnumerable<string> SentTwice() => pairs.Where(pair => pair.Message is null).Select(pair => pair.Entry.Text ?? "");

    /// <summary>The first text that stands behind one decided later.</summary>
    public string? FirstOutOfOrder()
    {
        var places = pairs.Where(pair => pair.Message is not null).Select(pair => (pair.Entry, Place: Place(pair.Message!))).ToList();
        for (var i = 1; i < places.Count; i++)
            if (places[i].Place < places[i - 1].Place)
                return places[i - 1].Entry.Text;
        return null;
    }

    private int Place(OwedMessage message)
    {
        for (var i = 0; i < decided.Count; i++)
            if (decided[i] == message)
                return i;
        return -1;
    }

    private static bool Same(string left, string? right) => left.Trim() == right?.Trim();
}
