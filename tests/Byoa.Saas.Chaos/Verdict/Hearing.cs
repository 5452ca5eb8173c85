using Byoa.Saas.Chaos.Customers;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Chaos.Verdict;

/// <summary>One conversation before the judge: what was played, what stands at Wati, and what the system says of it.</summary>
/// <param name="ConversationId">Wati's.</param>
/// <param name="Business">The tenant's name.</param>
/// <param name="AgentEmail">The AI operator's.</param>
internal sealed record Hearing(string ConversationId, string Business, string AgentEmail)
{
    public IReadOnlyList<Letter> Letters { get; init; } = [];

    public IReadOnlyList<ToldTakeOver> TakeOvers { get; init; } = [];

    public IReadOnlyList<ToldWord> ToldWords { get; init; } = [];

    /// <summary>When people gave the chat back, or asked to.</summary>
    public IReadOnlyList<DateTimeOffset> GiveBacks { get; init; } = [];

    public int Bursts { get; init; }

    /// <summary>Whether the chat is the agent's at Wati in the end, and nobody has told the platform otherwise.</summary>
    public bool IsTheAgents { get; init; } = true;

    public IReadOnlyList<InboxEntry> Inbox { get; init; } = [];

    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>What the platform itself lists as unexplained in this conversation.</summary>
    public IReadOnlyList<string> Unexplained { get; init; } = [];

    /// <summary>When Wati was told of it: a question of days ago stands in the inbox with the time at which it was written.</summary>
    public DateTimeOffset ToldAt(Letter letter) => Inbox.Take(Place(letter) + 1).Max(entry => entry.At);

    public IEnumerable<InboxEntry> After(Letter letter) => Inbox.Skip(Place(letter) + 1);

    private int Place(Letter letter) => Inbox.Index().First(item => item.Item.Id == letter.MessageId).Index;
}
