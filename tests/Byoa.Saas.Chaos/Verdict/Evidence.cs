using System.Globalization;
using System.Text;
using Byoa.Saas.Chaos.Customers;

namespace Byoa.Saas.Chaos.Verdict;

/// <summary>Judges every conversation, and leaves inbox and timeline of those found wrong in the run's folder.</summary>
internal static class Evidence
{
    public static Tally Judge(
        Ledger ledger, IReadOnlyDictionary<string, IReadOnlyList<Fact>> timelines, IReadOnlyList<Business> businesses, string folder)
    {
        var tally = new Tally();
        var names = businesses.Select(business => business.Name).ToList();
        foreach (var played in ledger.Conversations)
        {
            var customer = played.Business.Account.Customers.First(customer => customer.ConversationId == played.ConversationId);
            var (inbox, facts) = (customer.Transcript(), timelines.GetValueOrDefault(played.ConversationId, []));
            var before = tally.Findings.Count;
            new Judge(played, inbox, facts, names, tally).Rule();
            if (tally.Findings.Count > before)
                Keep(folder, played, played.Business.Account.TranscriptAsText(customer), facts, tally.Findings.Skip(before));
        }

        return tally;
    }

    private static void Keep(string folder, Played played, string inbox, IReadOnlyList<Fact> facts, IEnumerable<Finding> findings)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
            text.Append(CultureInfo.InvariantCulture, $"{finding.Kind}: {finding.Detail}\n");
        foreach (var told in played.TakeOvers)
            text.Append(CultureInfo.InvariantCulture, $"taken over {told.Confirmed:HH:mm:ss.fff}, given back {told.GivenBack:HH:mm:ss.fff}\n");
        text.Append(CultureInfo.InvariantCulture, $"\n{inbox}\n\n");
        foreach (var fact in facts)
            text.Append(CultureInfo.InvariantCulture, $"{fact.Version,4} {fact.At:HH:mm:ss.fff} {fact.Type} {fact.Body}\n");
        File.WriteAllText(Path.Combine(folder, $"{played.Business.Name}-{played.ConversationId}.txt"), text.ToString());
    }
}
