using System.Collections.Concurrent;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Chaos.Customers;

/// <summary>One message of a customer's.</summary>
/// <param name="Token">Stands in its words and, if it was answered, in the reply.</param>
/// <param name="MessageId">Wati's.</param>
/// <param name="Form">What kind.</param>
internal sealed record Letter(string Token, string MessageId, MessageForm Form)
{
    /// <summary>Whether the session window had closed when it was told: owed is one template, or a person.</summary>
    public bool Late { get; init; }
}

/// <summary>A time during which the platform had been told, and had confirmed, that a person has the chat.</summary>
/// <param name="Confirmed">When it answered.</param>
/// <param name="GivenBack">When it was asked to give the chat back, or Wati was; null if that never happened.</param>
internal sealed record ToldTakeOver(DateTimeOffset Confirmed, DateTimeOffset? GivenBack);

/// <summary>One conversation as it was played: what the judge compares the system's own account with.</summary>
internal sealed class Played(Business business, SimulatedCustomer customer)
{
    public Business Business => business;

    public string ConversationId => customer.ConversationId;

    /// <summary>Whether the chat is the agent's at Wati, and nobody has told the platform otherwise.</summary>
    public bool IsTheAgents => customer.Assignee == business.Account.AiOperatorEmail && TakeOvers.All(told => told.GivenBack is not null);

    public List<Letter> Letters { get; } = [];

    public List<ToldTakeOver> TakeOvers { get; } = [];

    public int Bursts { get; set; }
}

/// <summary>All conversations of a run.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<string, Played> conversations = new(StringComparer.Ordinal);

    public IReadOnlyList<Played> Conversations => [.. conversations.Values.OrderBy(played => played.ConversationId, StringComparer.Ordinal)];

    public Played Open(Business business, SimulatedCustomer customer) => conversations.GetOrAdd(customer.ConversationId, _ => new Played(business, customer));
}
