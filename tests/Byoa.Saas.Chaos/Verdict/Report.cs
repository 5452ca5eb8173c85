using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Byoa.Saas.Chaos.Verdict;

/// <summary>What happened to the system besides what it did.</summary>
internal sealed record Hardship(int Kills, int Freezes, int PostgresRestarts, int HostsDied, int DeadLetters, bool CameToRest, TimeSpan RestTook);

/// <summary>The run in words for people, and in one line for programs.</summary>
internal static class Report
{
    private const int Shown = 12;

    public static bool IsClean(Tally tally, Hardship hardship) =>
        tally.Findings.Count == 0 && hardship is { CameToRest: true, HostsDied: 0, DeadLetters: 0 };

    public static string Text(Tally tally, Hardship hardship)
    {
        var text = new StringBuilder();
        Line($"{tally.CustomerMessages} customer messages in {tally.Bursts} bursts, {tally.Quoted} of them answered by name; {tally.Replies} replies, {tally.Handoffs} hand-offs.");
        Line($"{tally.TakeOvers} take-overs confirmed by the platform.");
        Line($"{tally.LateQuestions} questions came when the session window was closed; {tally.Templates} templates.");
        Line($"{hardship.Kills} kills, {hardship.Freezes} freezes, {hardship.PostgresRestarts} restarts of PostgreSQL; {hardship.HostsDied} hosts ended by themselves; {hardship.DeadLetters} dead letters.");
        Line($"{(hardship.CameToRest ? "At rest" : "NOT at rest")} after {hardship.RestTook.TotalSeconds:0} s.");
        foreach (var kind in Enum.GetValues<Wrong>())
        {
            Line($"{kind}: {tally.Count(kind)}");
            foreach (var finding in tally.Findings.Where(finding => finding.Kind == kind).Take(Shown))
                Line($"  {finding.ConversationId}  {finding.Detail}");
        }

        Line($"Leaks (take-overs told at Wati alone): {tally.Leaks.Count}{Longest(tally.Leaks)}");
        Line($"Listed as unknown: {tally.UnknownListed.Count}");
        foreach (var unknown in tally.UnknownListed.Take(Shown))
            Line($"  {unknown}");
        return text.ToString();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }

    public static string Json(Tally tally, Hardship hardship, ChaosOptions options) => JsonSerializer.Serialize(new
    {
        lost = tally.Count(Wrong.Lost),
        doubled = tally.Count(Wrong.Doubled),
        outOfOrder = tally.Count(Wrong.OutOfOrder),
        talkedOverHuman = tally.Count(Wrong.TalkedOverHuman),
        crossTenant = tally.Count(Wrong.CrossTenant),
        unexplainedSilence = tally.Count(Wrong.UnexplainedSilence),
        unknownListed = tally.UnknownListed.Count,
        leaks = tally.Leaks.Count,
        longestLeakSeconds = tally.Leaks.Count == 0 ? 0 : Math.Round(tally.Leaks.Max(leak => leak.AfterTakeOver).TotalSeconds, 1),
        hostsDied = hardship.HostsDied,
        deadLetters = hardship.DeadLetters,
        atRest = hardship.CameToRest,
        customerMessages = tally.CustomerMessages,
        quoted = tally.Quoted,
        bursts = tally.Bursts,
        replies = tally.Replies,
        handoffs = tally.Handoffs,
        takeOvers = tally.TakeOvers,
        kills = hardship.Kills,
        freezes = hardship.Freezes,
        postgresRestarts = hardship.PostgresRestarts,
        tenants = options.Tenants,
        seed = options.Seed,
    });

    private static string Longest(List<Leak> leaks) => leaks.Count == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $", at the latest {leaks.Max(leak => leak.AfterTakeOver).TotalSeconds:0.0} s after it");
}
