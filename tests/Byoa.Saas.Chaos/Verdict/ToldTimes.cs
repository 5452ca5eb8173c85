using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Chaos.Verdict;

/// <summary>A time in which the platform knew that a person has the chat.</summary>
/// <param name="From">Since when it knew.</param>
/// <param name="To">When the chat was given back; null if that never happened.</param>
/// <param name="How">How it knew, in words.</param>
internal sealed record ToldTime(DateTimeOffset From, DateTimeOffset? To, string How)
{
    public bool Holds(DateTimeOffset at) => From < at && (To is null || at < To);
}

/// <summary>When the platform knew that a person has the chat: by its own confirmation, or by a colleague's word that it was told of.</summary>
internal static class ToldTimes
{
    /// <summary>
    /// What a webhook tells is stored at once and worked on soon after; when the replica that took it dies, by another one. Where the timeline has it
    /// sooner it is known sooner.
    /// </summary>
    private static readonly TimeSpan WorkedOnWithin = TimeSpan.FromSeconds(15);

    public static IEnumerable<ToldTime> In(Hearing told) =>
    [
        .. told.TakeOvers.Select(one => new ToldTime(one.Confirmed, one.GivenBack, "the platform confirmed the take-over")),
        .. told.Inbox.Where(entry => entry.Kind == EntryKind.Human).Select(word => ByWord(told, word)).OfType<ToldTime>(),
    ];

    private static ToldTime? ByWord(Hearing told, InboxEntry word)
    {
        var taken = told.ToldWords.FirstOrDefault(one => one.MessageId == word.Id)?.TakenAt + WorkedOnWithin;
        var recorded = told.Facts.FirstOrDefault(fact => fact.Type == "colleague_wrote" && fact.Text("messageId") == word.Id)?.At;
        return (taken < recorded ? taken : recorded ?? taken) is { } known ? new ToldTime(known, GivenBack(told, word.At), "it was told of a colleague's word") : null;
    }

    /// <summary>By a person, or by a rule of the account when the customer writes into a closed chat.</summary>
    private static DateTimeOffset? GivenBack(Hearing told, DateTimeOffset after) => told.GiveBacks
        .Concat(told.Inbox.Where(entry => entry is { Kind: EntryKind.Event, EventType: "assignedOperator" } && entry.Assignee == told.AgentEmail).Select(entry => entry.At))
        .Where(at => at > after).Select(at => (DateTimeOffset?)at).Min();
}
