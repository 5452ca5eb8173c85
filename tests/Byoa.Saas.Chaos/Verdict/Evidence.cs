using System.Globalization;
using System.Text;
using Byoa.Saas.Chaos.Customers;
using Byoa.Saas.Chaos.Hosts;

namespace Byoa.Saas.Chaos.Verdict;

/// <summary>Judges every conversation, and leaves inbox and timeline of those found wrong in the run's folder.</summary>
internal static class Evidence
{
    public static Tally Judge(
        Ledger ledger, IReadOnlyDictionary<string, IReadOnlyList<Fact>> timelines, IReadOnlyList<Business> businesses, WordsTold words, string folder,
        ILookup<string, string>? unexplained = null)
    {
        var tally = new Tally();
        var names = businesses.Select(business => business.Name).ToList();
        foreach (var played in ledger.Conversations)
        {
            var customer = played.Business.Account.Customers.First(customer => customer.ConversationId == played.ConversationId);
            var told = new Hearing(played.ConversationId, played.Business.Name, played.Business.Account.AiOperatorEmail)
            {
                Letters = played.Letters,
                TakeOvers = played.TakeOvers,
                ToldWords = words.In(played.ConversationId),
                GiveBacks = played.GiveBacks,
                Bursts = played.Bursts,
                IsTheAgents = played.IsTheAgents,
                Unexplained = [.. unexplained?[played.ConversationId] ?? []],
                Inbox = customer.Transcript(),
                Facts = timelines.GetValueOrDefault(played.ConversationId, []),
            };
            var before = tally.Findings.Count;
            new Judge(told, names, tally).Rule();
            if (tally.Findings.Count > before)
                Keep(folder, told, played.Business.Account.TranscriptAsText(customer), tally.Findings.Skip(before));
        }

        return tally;
    }

    private static void Keep(string folder, Hearing told, string inbox, IEnumerable<Finding> findings)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
            text.Append(CultureInfo.InvariantCulture, $"{finding.Kind}: {finding.Detail}\n");
        foreach (var one in told.TakeOvers)
            text.Append(CultureInfo.InvariantCulture, $"taken over {one.Confirmed:HH:mm:ss.fff}, given back {one.GivenBack:HH:mm:ss.fff}\n");
        text.Append(CultureInfo.InvariantCulture, $"\n{inbox}\n\n");
        foreach (var fact in told.Facts)
            text.Append(CultureInfo.InvariantCulture, $"{fact.Version,4} {fact.At:HH:mm:ss.fff} {fact.Type} {fact.Body}\n");
        File.WriteAllText(Path.Combine(folder, $"{told.Business}-{told.ConversationId}.txt"), text.ToString());
    }
}
