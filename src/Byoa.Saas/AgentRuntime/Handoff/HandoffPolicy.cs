using System.Text.RegularExpressions;
using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.Conversations;

namespace Byoa.Saas.AgentRuntime.Handoff;

/// <summary>A tenant's declared reasons for a person, checked before the model costs anything.</summary>
public static partial class HandoffPolicy
{
    /// <summary>The first reason that applies, or null.</summary>
    public static string? Assess(HandoffRules rules, Conversations.Thread thread, Conversations.Turn turn, TimeSpan windowMargin, DateTimeOffset now)
    {
        // What a person had and gave back without a word is the agent's to answer: sent away for the same words again, it would go in circles.
        var texts = thread.Unanswered.Where(pending => !pending.PersonHadIt).Select(pending => pending.Message.Text).OfType<string>().ToList();
        if (SessionWindow.IsClosed(thread, now, windowMargin))
            return Codes.WindowClosed;
        if (texts.Any(text => rules.PersonPhrases is null ? BuiltInPhrases().IsMatch(text) : rules.PersonPhrases.Any(phrase => Mentions(text, phrase))))
            return Codes.CustomerAskedForPerson;
        if (texts.Any(text => rules.Keywords.Any(keyword => Mentions(text, keyword))))
            return Codes.Keyword;
        if (rules.BusinessHours is { } hours && !IsOpen(hours, now))
            return Codes.OutsideBusinessHours;
        if (rules.UnsupportedMedia && thread.Unanswered.Any(pending => !pending.PersonHadIt && turn.Media.GetValueOrDefault(pending.Message.MessageId) is not null))
            return Codes.UnsupportedMedia;
        return thread.FailuresInARow >= rules.FailuresInARow ? Codes.RepeatedFailures : null;
    }

    // Chinese, Japanese and Thai put no spaces between words: there, anything may stand beside a phrase.
    private const string WordCharacter =
        @"[\p{L}\p{M}\p{N}-[\p{IsCJKUnifiedIdeographs}\p{IsHiragana}\p{IsKatakana}\p{IsThai}]]";

    /// <summary>Whole words, any case.</summary>
    public static bool Mentions(string text, string phrase) =>
        phrase.Trim() is { Length: > 0 } word && Regex.IsMatch(
            text, $"(?<!{WordCharacter}){Regex.Escape(word)}(?!{WordCharacter})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Opening times are local; one that ends at or before its start runs into the next day.</summary>
    public static bool IsOpen(BusinessHours hours, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(hours.TimeZone)).DateTime;
        var time = TimeOnly.FromDateTime(local);
        var yesterday = local.AddDays(-1).DayOfWeek;
        return hours.Open.Any(open => open.To > open.From
            ? open.Day == local.DayOfWeek && time >= open.From && time < open.To
            : (open.Day == local.DayOfWeek && time >= open.From) || (open.Day == yesterday && time < open.To));
    }

    // Asking for a person in so many words. "Person" alone is not enough: "for one person" is a booking.
    [GeneratedRegex(
        """
        (?<!\p{L})(?:
            (?:talk|speak|chat)\s+(?:to|with)\s+(?:a|an|some|the|your)?\s*(?:real\s+|actual\s+|live\s+)?(?:person|human|someone|somebody|agent|colleague|representative|employee)
          | (?:real|live|actual)\s+(?:person|human|agent)
          | human\s+(?:please|agent)
          | (?:mit\s+)?(?:einem|einer|einen|nem)?\s*(?:echten\s+|richtigen\s+)?(?:menschen|mitarbeiter|mitarbeiterin|kollegen|kollegin)\s+(?:sprechen|reden|schreiben)
          | (?:echter|richtiger)\s+mensch
          | hablar\s+con\s+(?:una\s+persona|un\s+humano|un\s+agente|alguien)
          | falar\s+com\s+(?:uma\s+pessoa|um\s+humano|um\s+atendente|alguém)
        )(?!\p{L})
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex BuiltInPhrases();
}
