using System.Text.Json.Serialization;

namespace Byoa.Saas.Conversations;

/// <summary>The agent began to work on what the customer wrote; one turn at most runs in a conversation.</summary>
public sealed record TurnStarted(string TurnId, int Epoch, DateTimeOffset At) : IConversationEvent;

/// <summary>A fact of a running turn. It counts only while that turn runs.</summary>
public interface ITurnEvent : IConversationEvent
{
    string TurnId { get; }
}

/// <summary>What had been said before the agent came.</summary>
/// <param name="TurnId">The turn.</param>
/// <param name="Earlier">Messages of both sides, oldest first, without the pending ones.</param>
/// <param name="Pending">Customer messages after the business's last word.</param>
/// <param name="Answered">Ids of customer messages the business's side has answered.</param>
/// <param name="Failure">Why history could not be read; null when it could.</param>
/// <param name="At">When.</param>
public sealed record HistoryImported(
    string TurnId, IReadOnlyList<PastMessage> Earlier, IReadOnlyList<CustomerMessage> Pending, IReadOnlyList<string> Answered,
    string? Failure, DateTimeOffset At) : ITurnEvent
{
    /// <summary>Which demand for history it answers, by <see cref="Thread.HistoryDemands"/>: one asked before the latest demand may not show what that was made for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Demand { get; init; }

    /// <summary>Ids of what a webhook need not tell any more: words of the business's side, and what the customer wrote before a person's word, which counts as answered by it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public IReadOnlyList<string>? Told { get; init; }

    /// <summary>Ids of what waited and stands before a person's word, which answered it whoever had the chat.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public IReadOnlyList<string>? AnsweredByPerson { get; init; }

    /// <summary>When the chat was last assigned to the agent, by Wati's clock; null where history lists no such assignment.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? AssignedAt { get; init; }

    /// <summary>Whether history was read back to when the chat was given as far as we knew, and lists no assignment at all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsUnlisted { get; init; }

    /// <summary>Whether what could not be read now may be read later.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsPassing { get; init; }
}

public sealed record PastMessage(bool FromBusiness, string? Author, string Text, DateTimeOffset SentAt)
{
    /// <summary>Whether a person wrote it, as far as it is signed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ByPerson { get; init; }
}

/// <summary>What Wati knew of the contact when the turn ran.</summary>
public sealed record ContactRead(string TurnId, string? Name, IReadOnlyDictionary<string, string> Attributes, string? Failure, DateTimeOffset At) : ITurnEvent;

/// <summary>An attachment was read, or found unreadable.</summary>
public sealed record MediaRead(string TurnId, string MessageId, MediaContent Content, DateTimeOffset At) : ITurnEvent;

/// <summary>A model call is about to be made; without an outcome it may still be running, and is not repeated beside itself.</summary>
/// <param name="TurnId">The turn.</param>
/// <param name="CallId">This very call.</param>
/// <param name="Runner">The process that makes it.</param>
/// <param name="Answers">Ids of the customer messages it answers.</param>
/// <param name="At">When.</param>
public sealed record ModelCallClaimed(string TurnId, string CallId, string Runner, IReadOnlyList<string> Answers, DateTimeOffset At) : ITurnEvent;

/// <summary>The model answered, with words, tool calls, or both.</summary>
public sealed record ModelAnswered(
    string TurnId, string CallId, string Model, string? Text, IReadOnlyList<ToolCall> ToolCalls, string FinishReason, TokenUsage Usage,
    DateTimeOffset At) : ITurnEvent;

/// <param name="CallId">The model's own id of the tool call.</param>
/// <param name="Tool">The tool's name.</param>
/// <param name="Arguments">JSON as the model wrote it.</param>
public sealed record ToolCall(string CallId, string Tool, string Arguments);

/// <summary>Tokens, as the provider counts them.</summary>
public sealed record TokenUsage(long Input, long Output);

/// <summary>A model call came to nothing.</summary>
/// <param name="TurnId">The turn.</param>
/// <param name="CallId">The call.</param>
/// <param name="Category">The fault's category; decides whether another try makes sense.</param>
/// <param name="Code">What happened, as one of <see cref="Codes"/>.</param>
/// <param name="RetryAfter">How long the provider asked to wait.</param>
/// <param name="At">When.</param>
public sealed record ModelCallFailed(string TurnId, string CallId, FaultCategory Category, string Code, TimeSpan? RetryAfter, DateTimeOffset At) : ITurnEvent;

/// <summary>The agent's model could not answer: for the rest of the turn its fallback is asked.</summary>
/// <param name="TurnId">The turn.</param>
/// <param name="Model">The fallback, as the agent names it.</param>
/// <param name="Code">What the last call of the agent's own model came to, as one of <see cref="Codes"/>.</param>
/// <param name="At">When.</param>
public sealed record ModelFellBack(string TurnId, string Model, string Code, DateTimeOffset At) : ITurnEvent;

[JsonConverter(typeof(JsonStringEnumConverter<FaultCategory>))]
public enum FaultCategory { Unavailable, RateLimited, Transient, Authentication, Configuration, Permanent }

/// <summary>A tool with an effect is about to be called.</summary>
public sealed record ToolCallClaimed(string TurnId, string CallId, string Runner, DateTimeOffset At) : ITurnEvent;

/// <summary>A tool was called; the result is what the model is told.</summary>
public sealed record ToolCallFinished(string TurnId, string CallId, string Tool, bool Succeeded, string Result, DateTimeOffset At) : ITurnEvent;

/// <summary>The customer wrote again while the model worked: the draft is not sent, its tokens stay on the books.</summary>
public sealed record DraftSuperseded(string TurnId, string CallId, DateTimeOffset At) : ITurnEvent;

/// <summary>The session window closed while the model worked: the draft is not sent, its tokens stay on the books.</summary>
public sealed record DraftExpired(string TurnId, string CallId, DateTimeOffset At) : ITurnEvent;

/// <summary>This is what the customer shall read.</summary>
/// <param name="TurnId">The turn.</param>
/// <param name="ReplyId">Parent of the effects' ids.</param>
/// <param name="Epoch">The ownership it was decided under; under another one its effects are dropped.</param>
/// <param name="Answers">Ids of the customer messages it answers.</param>
/// <param name="Effects">Its parts in order.</param>
/// <param name="At">When.</param>
public sealed record ReplyDecided(
    string TurnId, string ReplyId, int Epoch, IReadOnlyList<string> Answers, IReadOnlyList<Effect> Effects, DateTimeOffset At) : ITurnEvent;

/// <summary>The session window is closed: an approved template goes to the customer in place of an answer.</summary>
/// <param name="ReplyId">Parent of the effects' ids.</param>
/// <param name="Epoch">The ownership it was decided under; under another one its effects are dropped.</param>
/// <param name="Answers">Ids of the customer messages it stands for; none where it replaces a reply that did not arrive.</param>
/// <param name="Effects">The template.</param>
/// <param name="At">When.</param>
public sealed record TemplateDecided(
    string ReplyId, int Epoch, IReadOnlyList<string> Answers, IReadOnlyList<Effect> Effects, DateTimeOffset At) : IConversationEvent;

/// <summary>A turn came to its end: in a reply, a hand-off, or silence, each for a reason of <see cref="TurnReasons"/>.</summary>
public sealed record TurnEnded(string TurnId, TurnOutcome Outcome, TurnReason Reason, DateTimeOffset At) : IConversationEvent;

[JsonConverter(typeof(JsonStringEnumConverter<TurnOutcome>))]
public enum TurnOutcome { Replied, HandedOver, Silent }
