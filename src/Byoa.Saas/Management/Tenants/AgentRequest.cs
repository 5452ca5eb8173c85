using Byoa.Saas.AgentRuntime.Definition;

namespace Byoa.Saas.Management.Tenants;

/// <summary>An agent as an agency writes it; what is left out takes the defaults of the definition.</summary>
internal sealed record AgentRequest(
    string? Prompt, ModelRequest? Model, IReadOnlyList<string>? Tools, HandoffRequest? Handoff, LimitsRequest? Limits,
    OwnershipCheckRequest? OwnershipCheck = null, ClosedWindowRequest? ClosedWindow = null)
{
    public BreakersRequest? Breakers { get; init; }

    /// <summary>How long the agent sleeps after a colleague wrote in its chat, 0 to 1,440 minutes; 0, the default, until the chat is given back.</summary>
    public double? PauseAfterColleagueMinutes { get; init; }
}

/// <param name="Name">The model's name at the provider.</param>
/// <param name="BaseUrl">An OpenAI-compatible address the platform allows; left out for the platform's.</param>
/// <param name="Key">The provider's key. Stored as a secret of this address, never shown again; left out, the one set for this address before stays.</param>
/// <param name="TranscriptionModel">For voice notes.</param>
/// <param name="ReadsPictures">Whether images are given to the model.</param>
/// <param name="Temperature">0 to 2.</param>
/// <param name="Fallback">Answers when this model cannot; left out, the turn goes to a person then.</param>
internal sealed record ModelRequest(
    string? Name, string? BaseUrl, string? Key, string? TranscriptionModel, bool ReadsPictures, float? Temperature, FallbackRequest? Fallback = null)
{
    // A record would print the key.
    public override string ToString() => $"{nameof(ModelRequest)} {Name}";
}

/// <param name="Name">The model's name at its provider.</param>
/// <param name="BaseUrl">An OpenAI-compatible address the platform allows; left out for that of the model it stands in for.</param>
/// <param name="Key">The key of that address. Stored as a secret of it, never shown again; left out, the one set for it before stays.</param>
internal sealed record FallbackRequest(string? Name, string? BaseUrl, string? Key)
{
    // A record would print the key.
    public override string ToString() => $"{nameof(FallbackRequest)} {Name}";
}

/// <summary>When the agent hands over without asking the model, to whom, and what is said.</summary>
/// <param name="Keywords">Words or phrases, compared as whole words without case.</param>
/// <param name="PersonPhrases">How customers ask for a person; left out, built-in phrases in English, German, Spanish and Portuguese.</param>
/// <param name="FailuresInARow">Failed model or tool calls in a row, 1 to 20; 3 when left out.</param>
/// <param name="BusinessHours">Outside of them the agent hands over; left out, it always answers.</param>
/// <param name="UnsupportedMedia">Whether an attachment nobody can read is a reason.</param>
/// <param name="Operator">The person's e-mail at Wati; without a person and teams the account's default operator has the chat.</param>
/// <param name="Teams">Names of teams at Wati.</param>
/// <param name="CustomerMessage">What the customer is told; left out, nothing.</param>
/// <param name="SummaryAttribute">The contact attribute that receives the summary for the colleague; left out, none.</param>
internal sealed record HandoffRequest(
    IReadOnlyList<string>? Keywords,
    IReadOnlyList<string>? PersonPhrases,
    int? FailuresInARow,
    BusinessHoursRequest? BusinessHours,
    bool UnsupportedMedia,
    string? Operator,
    IReadOnlyList<string>? Teams,
    string? CustomerMessage,
    string? SummaryAttribute);

/// <summary>Whether Wati's history is looked into before a word goes out, so that nobody is talked over.</summary>
/// <param name="Mode">afterSeconds (when left out), always or never; once a webhook named a colleague it is looked in any case.</param>
/// <param name="Seconds">For afterSeconds: the age of the customer's last assigned message from which on it is looked, 0 to 3,600; 15 when left out.</param>
internal sealed record OwnershipCheckRequest(OwnershipCheckMode? Mode, int? Seconds);

/// <summary>What stops the agent in one conversation; 0 switches a breaker off.</summary>
/// <param name="RapidReplies">Replies within <paramref name="RapidSeconds"/> that are fine, 0 to 200; 20 when left out.</param>
/// <param name="RapidSeconds">1 to 3,600; 120 when left out.</param>
/// <param name="DailyReplies">Replies within 24 hours without a person in between that are fine, 0 to 200; 100 when left out.</param>
/// <param name="CustomerMessages">Customer messages within <paramref name="CustomerSeconds"/> that are fine, 0 to 200; 60 when left out.</param>
/// <param name="CustomerSeconds">1 to 3,600; 60 when left out.</param>
/// <param name="SameAnswers">The same answer so many times in a row is not sent: 2 to 10, or 0; 3 when left out.</param>
internal sealed record BreakersRequest(
    int? RapidReplies, int? RapidSeconds, int? DailyReplies, int? CustomerMessages, int? CustomerSeconds, int? SameAnswers);

/// <param name="Template">The approved template's name at Wati.</param>
/// <param name="BroadcastName">What Wati files the sends under; left out, a name is made from the template's.</param>
/// <param name="Parameters">
/// By Wati's parameter names: texts that may hold {customer.name}, {business.name} and {attribute:…}, each with a fallback such as {customer.name|there}.
/// </param>
internal sealed record ClosedWindowRequest(string? Template, string? BroadcastName, IReadOnlyDictionary<string, string?>? Parameters);

internal sealed record BusinessHoursRequest(string? TimeZone, IReadOnlyList<OpenHoursRequest>? Open);

/// <param name="Day">monday to sunday.</param>
/// <param name="From">Local time, such as 09:00.</param>
/// <param name="To">Local time; at or before <paramref name="From"/> it means the next day.</param>
internal sealed record OpenHoursRequest(DayOfWeek? Day, string? From, string? To);

/// <param name="SettleSeconds">Quiet time after which a burst counts as settled, 0 to 60; 2 when left out. More than the platform's longest burst (20) has no effect.</param>
/// <param name="MostModelCalls">Model calls in one turn, 1 to 20; 8 when left out.</param>
/// <param name="HistoryMessages">Earlier messages the model is shown, 0 to 100; 30 when left out.</param>
/// <param name="MostOutputTokens">Per model call, 16 to 32,000; 1,000 when left out.</param>
internal sealed record LimitsRequest(double? SettleSeconds, int? MostModelCalls, int? HistoryMessages, int? MostOutputTokens);
