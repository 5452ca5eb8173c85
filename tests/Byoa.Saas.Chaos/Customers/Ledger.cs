using System.Collections.Concurrent;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Chaos.Customers;

/// <summary>One conversation as it was played: what the judge compares the system's own account with.</summary>
internal sealed class Played(Business business, SimulatedCustomer customer)
{
    public Business Business => business;

    public string ConversationId => customer.ConversationId;

    /// <summary>Whether the chat is the agent's at Wati, and nobody has told the platform otherwise.</summary>
    public bool IsTheAgents => customer.Assignee == business.Account.AiOperatorEmail && TakeOvers.All(told => told.GivenBack is not null);

    public List<Letter> Letters { get; } = [];

    public List<ToldTakeOver> TakeOvers { get; } = [];

    /// <summary>When people gave the chat back, or asked to.</summary>
    public List<DateTimeOffset> GiveBacks { get; } = [];

    public int Bursts { get; set; }
}

/// <summary>All conversations of a run.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<string, Played> conversations = new(StringComparer.Ordinal);

    public IReadOnlyList<Played> Conversations => [.. conversations.Values.OrderBy(played => played.ConversationId, StringComparer.Ordinal)];

    public Played Open(Business business, SimulatedCustomer customer) => conversations.GetOrAdd(customer.ConversationId, _ => new Played(business, customer));
}
