using System.Collections.Concurrent;
using System.Globalization;
using Byoa.Saas.Chaos.Customers;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Chaos.Timing;

/// <summary>One message that was written, and when Wati took the reply that quotes it; null while it has none.</summary>
internal sealed record Timed(Business Business, string MessageId, DateTimeOffset WrittenAt, DateTimeOffset? RepliedAt)
{
    public TimeSpan? Took => RepliedAt - WrittenAt;
}

/// <summary>The customers of one tenant who write, and what came of it by the clock of the simulated Wati.</summary>
internal sealed class Letters(Business business, int firstNumber, Ledger ledger)
{
    private readonly ConcurrentDictionary<int, Writer> writers = new();

    private sealed record Writer(SimulatedCustomer Customer, Played Played);

    /// <summary>The customer with this number writes, whether for the first time or again.</summary>
    public async Task WriteAsync(int number)
    {
        var writer = writers.GetOrAdd(number, Meet);
        var token = Token.Of(firstNumber + number, writer.Played.Letters.Count + 1);
        var id = await writer.Customer.WritesAsync($"Do you have this in stock? {token}");
        writer.Played.Letters.Add(new Letter(token, id, MessageForm.Text));
    }

    public IEnumerable<Timed> Read() => writers.Values.SelectMany(ReadOne);

    /// <summary>How many customers wait for a word, from the agent or a person.</summary>
    public int Waiting => writers.Values.Count(writer =>
        writer.Customer.Transcript() is var inbox
        && inbox.LastOrDefault(entry => entry.Kind != EntryKind.Event) is { FromBusiness: false }
        && inbox[^1].Assignee == business.Account.AiOperatorEmail);

    private IEnumerable<Timed> ReadOne(Writer writer)
    {
        var inbox = writer.Customer.Transcript();
        var written = inbox.ToDictionary(entry => entry.Id, entry => entry.At);
        var replied = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var entry in inbox.Where(entry => entry.Kind == EntryKind.Agent))
            foreach (var token in Token.In(entry.Text))
                replied.TryAdd(token, entry.At);
        return writer.Played.Letters.Select(letter => new Timed(
            business, letter.MessageId, written[letter.MessageId], replied.TryGetValue(letter.Token, out var at) ? at : null));
    }

    private Writer Meet(int number)
    {
        var customer = business.Account.Customer(string.Create(CultureInfo.InvariantCulture, $"49151{firstNumber + number:D8}"));
        return new Writer(customer, ledger.Open(business, customer));
    }
}
