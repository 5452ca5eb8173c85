namespace Byoa.Saas.AgentRuntime.Definition;

/// <summary>One version of a tenant's agent: everything that decides how it answers. Versions are never edited.</summary>
/// <param name="Prompt">The tenant's own instructions to the model, 1 to 20,000 characters.</param>
/// <param name="Model">Which model answers.</param>
/// <param name="Tools">Names of the built-in tools the model may use; see <see cref="BuiltInTools"/>.</param>
/// <param name="Handoff">When and to whom the agent hands over.</param>
/// <param name="Limits">Bounds of one turn.</param>
public sealed record AgentDefinition(string Prompt, ModelChoice Model, IReadOnlyList<string> Tools, HandoffRules Handoff, TurnLimits Limits)
{
    /// <summary>When history is asked, before a reply goes out, whether a person has taken the chat.</summary>
    public OwnershipCheck OwnershipCheck { get; init; } = OwnershipCheck.Default;

    /// <summary>What stops the agent in one conversation.</summary>
    public BreakerLimits Breakers { get; init; } = BreakerLimits.Default;

    /// <summary>How long the agent sleeps after a colleague wrote in its chat. Minutes, 0 to 1,440; 0 leaves the chat to the colleague until it is given back.</summary>
    public double PauseAfterColleagueMinutes { get; init; }

    /// <summary>What goes out once the session window is closed; null to hand over instead.</summary>
    public TemplateChoice? ClosedWindow { get; init; }
}

/// <summary>What stops the agent in one conversation: it falls silent, raises an alert and hands over. 0 switches a breaker off.</summary>
/// <param name="RapidReplies">Replies within <paramref name="RapidSeconds"/> that are fine, 0 to 200: faster, nobody reads them.</param>
/// <param name="RapidSeconds">1 to 3,600.</param>
/// <param name="DailyReplies">Replies within 24 hours without a person in between that are fine, 0 to 200: of two machines that talk slowly.</param>
/// <param name="CustomerMessages">A customer's messages within <paramref name="CustomerSeconds"/> that are fine, 0 to 200.</param>
/// <param name="CustomerSeconds">1 to 3,600.</param>
/// <param name="SameAnswers">The same answer so many times in a row is one too many, 2 to 10, or 0.</param>
public sealed record BreakerLimits(int RapidReplies, int RapidSeconds, int DailyReplies, int CustomerMessages, int CustomerSeconds, int SameAnswers)
{
    public static BreakerLimits Default { get; } = new(20, 120, 100, 60, 60, 3);
}

/// <summary>Wati tells nobody when a person takes a chat over. A look costs a call of the read quota, 10 in 10 seconds on every plan (Wati's error page).</summary>
/// <param name="Mode">When to look.</param>
/// <param name="Seconds">For <see cref="OwnershipCheckMode.AfterSeconds"/>: the age of the last assigned message, 0 to 3,600.</param>
public sealed record OwnershipCheck(OwnershipCheckMode Mode, int Seconds)
{
    public static OwnershipCheck Default { get; } = new(OwnershipCheckMode.AfterSeconds, 15);

    /// <param name="lastAssignedMessageAt">When Wati last sent a message as the agent's.</param>
    /// <param name="now">Now.</param>
    public bool IsDue(DateTimeOffset lastAssignedMessageAt, DateTimeOffset now) => Mode switch
    {
        OwnershipCheckMode.Always => true,
        OwnershipCheckMode.Never => false,
        _ => now >= lastAssignedMessageAt + TimeSpan.FromSeconds(Seconds),
    };
}

public enum OwnershipCheckMode { AfterSeconds, Always, Never }

/// <param name="Name">The model's name at the provider, such as gpt-5-mini.</param>
/// <param name="BaseUrl">An OpenAI-compatible address ending in /v1; null for the platform's default.</param>
/// <param name="TranscriptionModel">For voice notes; null for the platform's default.</param>
/// <param name="ReadsPictures">Whether images are given to the model.</param>
/// <param name="Temperature">0 to 2; null leaves it to the provider.</param>
public sealed record ModelChoice(string Name, Uri? BaseUrl, string? TranscriptionModel, bool ReadsPictures, float? Temperature)
{
    /// <summary>Who answers when this one cannot; null when nobody does, and the turn goes to a person.</summary>
    public ModelFallback? Fallback { get; init; }
}

/// <param name="Name">The model's name at its provider.</param>
/// <param name="BaseUrl">An OpenAI-compatible address ending in /v1; null for that of the model it stands in for. Elsewhere it has a key of its own.</param>
public sealed record ModelFallback(string Name, Uri? BaseUrl);

/// <param name="SettleSeconds">Quiet time after which a burst counts as settled, 0 to 60; more than the platform's longest burst (20) has no effect.</param>
/// <param name="MostModelCalls">Model calls in one turn, 1 to 20.</param>
/// <param name="HistoryMessages">Earlier messages the model is shown, 0 to 100.</param>
/// <param name="MostOutputTokens">Per model call, 16 to 32,000.</param>
public sealed record TurnLimits(double SettleSeconds, int MostModelCalls, int HistoryMessages, int MostOutputTokens)
{
    public static TurnLimits Default { get; } = new(2, 8, 30, 1_000);
}

/// <summary>When the agent hands over without asking the model, to whom, and what is said.</summary>
/// <param name="Keywords">Words or phrases, compared as whole words without case.</param>
/// <param name="PersonPhrases">How customers ask for a person; null for the built-in phrases (English, German, Spanish, Portuguese).</param>
/// <param name="FailuresInARow">Failed model or tool calls in a row, 1 to 20.</param>
/// <param name="BusinessHours">Outside of them the agent hands over; null when it always answers.</param>
/// <param name="UnsupportedMedia">Whether an attachment nobody can read is a reason.</param>
/// <param name="Target">To whom.</param>
/// <param name="CustomerMessage">What the customer is told; null for nothing.</param>
/// <param name="SummaryAttribute">The contact attribute that receives the summary for the colleague; null for none.</param>
public sealed record HandoffRules(
    IReadOnlyList<string> Keywords,
    IReadOnlyList<string>? PersonPhrases,
    int FailuresInARow,
    BusinessHours? BusinessHours,
    bool UnsupportedMedia,
    HandoffTarget Target,
    string? CustomerMessage,
    string? SummaryAttribute)
{
    public static HandoffRules Default { get; } = new([], null, 3, null, false, HandoffTarget.None, null, null);
}

/// <summary>A person, or teams, or (both empty) the account's default operator.</summary>
/// <param name="Operator">A person's e-mail at Wati.</param>
/// <param name="Teams">Team names at Wati.</param>
public sealed record HandoffTarget(string? Operator, IReadOnlyList<string> Teams)
{
    public static HandoffTarget None { get; } = new(null, []);
}

/// <param name="TimeZone">An IANA name such as Europe/Berlin.</param>
/// <param name="Open">Opening times; a day without one is closed.</param>
public sealed record BusinessHours(string TimeZone, IReadOnlyList<OpenHours> Open);

/// <param name="Day">The day of the week in the tenant's zone.</param>
/// <param name="From">Opening, local.</param>
/// <param name="To">Closing, local; at or before <paramref name="From"/> it means the next day.</param>
public sealed record OpenHours(DayOfWeek Day, TimeOnly From, TimeOnly To);

/// <summary>Names of the tools every agent may be given.</summary>
public static class BuiltInTools
{
    public const string UpdateContactAttributes = "update_contact_attributes";
    public const string ResolveConversation = Conversations.ToolNames.Resolve;
    public const string HandToPerson = "hand_to_person";
    public const string OfferChoices = "offer_choices";

    public static IReadOnlyList<string> All { get; } = [UpdateContactAttributes, ResolveConversation, HandToPerson, OfferChoices];
}
