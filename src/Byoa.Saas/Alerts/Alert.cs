using System.Text.Json.Serialization;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Alerts;

/// <summary>Something of a tenant's that a person should look at, and whether it is still so.</summary>
/// <param name="Kind">What it is about, one of <see cref="AlertKinds"/>.</param>
/// <param name="Subject">What exactly, as an id: a conversation, a month, a provider's host. Never personal data.</param>
/// <param name="Detail">What a person should know and do, in a sentence; no customer's words, no secret.</param>
/// <param name="State">Open until what it warns of is over.</param>
/// <param name="RaisedAt">When it was last raised.</param>
/// <param name="ClearedAt">When it was last cleared.</param>
public sealed record Alert(string Kind, string Subject, string Detail, AlertState State, DateTimeOffset RaisedAt, DateTimeOffset? ClearedAt);

[JsonConverter(typeof(JsonStringEnumConverter<AlertState>))]
public enum AlertState { Open, Cleared }

/// <summary>A fact of an alert's own stream. Shipped shapes are frozen by golden files: add, never edit.</summary>
public interface IAlertEvent
{
    DateTimeOffset At { get; }
}

/// <summary>Something came up that a person should look at.</summary>
public sealed record AlertRaised(string Kind, string Subject, string Detail, DateTimeOffset At) : IAlertEvent;

/// <summary>It is over.</summary>
public sealed record AlertCleared(DateTimeOffset At) : IAlertEvent;

/// <summary>An alert as it is folded beside its stream.</summary>
public sealed class FoldedAlert : Folded<Alert?>;

/// <summary>Every kind of alert. Part of the public contract.</summary>
public static class AlertKinds
{
    /// <summary>
    /// Wati refused to give a chat to the person or team of the hand-off policy; the subject is the conversation. Over once somebody is known to have it.
    /// </summary>
    public const string AssignmentRefused = "assignment_refused";

    /// <summary>Messages of the tenant were given up after all tries; the subject is the kind itself.</summary>
    public const string DeadLetter = "dead_letter";

    /// <summary>A turn neither ended nor is worked on; the subject is the kind itself.</summary>
    public const string UnexplainedTurn = "unexplained_turn";

    /// <summary>A breaker stopped the agent in a chat and gave it to a person; the subject is the conversation. Over once the chat is the agent's again.</summary>
    public const string BreakerTripped = "breaker_tripped";

    /// <summary>Most calls to a model's provider fail; the subject is its host. Over once it answers, or no agent uses it any more.</summary>
    public const string ModelUnavailable = "model_unavailable";

    /// <summary>
    /// Wati's history could not be read for long, so that nobody knows who has a chat, which is the subject; a person keeps it. Over once it is known who has it, or it is the agent's again.
    /// </summary>
    public const string OwnerUnknown = "owner_unknown";

    /// <summary>Wati refused the template for closed session windows; the subject is the template's name. Over once Wati takes it, or the agent names another.</summary>
    public const string TemplateRefused = "template_refused";

    /// <summary>Wati refuses the AI operator's token; the subject is <c>wati-token</c>.</summary>
    public const string WatiTokenRefused = "wati_token_refused";

    /// <summary>Wati takes the token, but not for one class of calls, which is the subject; or not in one chat alone: then the subject is the class and the conversation.</summary>
    public const string WatiScopeMissing = "wati_scope_missing";

    /// <summary>Wati has throttled a class of calls for minutes; the subject is the class.</summary>
    public const string WatiThrottled = "wati_throttled";

    /// <summary>80 % of a month's calls are used; the subject is the month, such as 2026-11. Over with the month, or with a larger quota.</summary>
    public const string WatiQuotaWarning = "wati_quota_warning";

    /// <summary>All of a month's calls are used, by our count; the subject is the month. Over as the warning is.</summary>
    public const string WatiQuotaExhausted = "wati_quota_exhausted";

    /// <summary>What a person who saw to it may clear by hand. The others tell of what goes on until it ends, and end with it.</summary>
    public static IReadOnlyList<string> OfOneEvent { get; } = [AssignmentRefused, BreakerTripped, OwnerUnknown, TemplateRefused];
}
