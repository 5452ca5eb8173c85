using System.Text.Json.Serialization;

namespace Byoa.Saas.Conversations;

/// <summary>A fact of a conversation's stream. Shipped shapes are frozen by golden files: add, never edit.</summary>
public interface IConversationEvent
{
    DateTimeOffset At { get; }
}

/// <summary>A customer wrote.</summary>
public sealed record CustomerMessageReceived(CustomerMessage Message, DateTimeOffset At) : IConversationEvent
{
    /// <summary>Whether Wati sent it as a message of a chat that is the agent's, which shows that it was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AsTheAgents { get; init; }
}

/// <summary>We learned, or learned anew, how to reach the customer.</summary>
public sealed record CustomerAddressed(Address Address, string? Name, DateTimeOffset At) : IConversationEvent;

/// <summary>We learned what Wati calls the AI operator: by it, history tells the agent's assignments from a colleague's.</summary>
public sealed record AgentNamed(string Name, DateTimeOffset At) : IConversationEvent;

/// <summary>A customer reacted to a message with an emoji; an empty one takes it back.</summary>
public sealed record CustomerReacted(string MessageId, string Emoji, string? WhatsappMessageId, DateTimeOffset At) : IConversationEvent;

/// <summary>Somebody on the business's side wrote, and it was not us.</summary>
public sealed record ColleagueWrote(string MessageId, string? Operator, string? Text, DateTimeOffset At) : IConversationEvent
{
    /// <summary>Whether it was not told that a person other than the agent wrote it. One message is told several times, and who wrote it may be told last: then the event stands twice.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsUnsigned { get; init; }

    /// <summary>When a person surely wrote it in this chat, by Wati's clock; null where nobody can be sure, or Wati does not say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? SpokenAt { get; init; }
}

/// <summary>The chat became the agent's.</summary>
public sealed record AgentTookChat(int Epoch, string Reason, string? TicketId, DateTimeOffset At) : IConversationEvent
{
    /// <summary>When the customer wrote what came as the agent's: from then on at least it has the chat, however late we were told. Null where no message told of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ProvenBy { get; init; }
}

/// <summary>
/// The chat is the agent's as before, but something may have been said that nobody told the agent: history is read anew.
/// </summary>
/// <param name="Reason">Why, as one of <see cref="Codes"/>.</param>
/// <param name="TicketId">Wati's support session from now on.</param>
/// <param name="At">When.</param>
public sealed record HistoryOutdated(string Reason, string? TicketId, DateTimeOffset At) : IConversationEvent;

/// <summary>Wati told of the assignment by which the agent has the chat; any further one means that somebody else may have had it in between.</summary>
public sealed record AssignmentTold(DateTimeOffset At) : IConversationEvent;

/// <summary>A webhook named a colleague as the one who has the chat, although we think it is the agent's: Wati is asked before the agent speaks.</summary>
public sealed record OwnershipDoubted(DateTimeOffset At) : IConversationEvent;

/// <summary>Wati says the chat is ours although a person had it: history must confirm before the agent speaks.</summary>
public sealed record ReassignmentNoticed(string? TicketId, DateTimeOffset At) : IConversationEvent
{
    /// <summary>Whether a customer's message that came as the agent's said so, and no assignment.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ByMessage { get; init; }
}

/// <summary>History showed that the chat is still a person's.</summary>
public sealed record ReassignmentDismissed(string Reason, DateTimeOffset At) : IConversationEvent;

/// <summary>A colleague took the conversation from the agent.</summary>
public sealed record AgentStoodDown(int Epoch, string? Operator, string Reason, DateTimeOffset At) : IConversationEvent
{
    /// <summary>Since when the person has it, by Wati's clock, where we were told later: an assignment to the agent after that gives it back. Null for <see cref="At"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Since { get; init; }
}

/// <summary>The agent left the conversation to people for a while: at <paramref name="Until"/> it goes on by itself.</summary>
public sealed record AgentPaused(int Epoch, string? Operator, string Reason, DateTimeOffset Until, DateTimeOffset At) : IConversationEvent
{
    /// <summary>As <see cref="AgentStoodDown.Since"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Since { get; init; }
}

/// <summary>A person's time with the conversation got another end.</summary>
/// <param name="Since">From when on it counts as the person's: assignments from before say nothing.</param>
/// <param name="Until">When the agent goes on by itself.</param>
/// <param name="At">When.</param>
public sealed record PauseSet(DateTimeOffset Since, DateTimeOffset Until, DateTimeOffset At) : IConversationEvent;

/// <summary>The person who has the conversation has it anew, and without an end: assignments from before say nothing of it.</summary>
public sealed record TakeOverRenewed(string? Operator, string Reason, DateTimeOffset At) : IConversationEvent
{
    /// <summary>When it was looked, if that is how we know: an assignment told since then is another matter. Null for <see cref="At"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Since { get; init; }
}

/// <summary>The agent stops answering this conversation, whatever comes, until a person has had it: a loop or a flood was noticed.</summary>
public sealed record BreakerTripped(string Reason, DateTimeOffset At) : IConversationEvent;

/// <summary>The agent gave the conversation to a person; the effects tell the customer, the colleague and Wati.</summary>
public sealed record HandedToPerson(
    string HandoffId, int Epoch, string Reason, string? Operator, IReadOnlyList<string> Teams, string Summary,
    IReadOnlyList<Effect> Effects, DateTimeOffset At) : IConversationEvent;

/// <summary>The conversation is over until the customer writes again.</summary>
public sealed record ConversationResolved(int Epoch, string Reason, IReadOnlyList<Effect> Effects, DateTimeOffset At) : IConversationEvent;

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

/// <summary>A fact about one effect on its way to Wati.</summary>
public interface IEffectEvent : IConversationEvent
{
    string EffectId { get; }
}

/// <summary>One attempt is about to be made; without an outcome it is uncertain, and never repeated beside itself.</summary>
public sealed record EffectClaimed(string EffectId, int Attempt, string Runner, DateTimeOffset At) : IEffectEvent
{
    /// <summary>When the chat was last seen to be the agent's, if that was of interest.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public DateTimeOffset? SeenAt { get; init; }
}

/// <summary>Wati accepted it.</summary>
public sealed record EffectAccepted(string EffectId, string? ProviderId, string? WhatsappMessageId, bool Reconciled, DateTimeOffset At) : IEffectEvent;

/// <summary>Wati refused it for good.</summary>
public sealed record EffectRefused(string EffectId, string Code, string Detail, DateTimeOffset At) : IEffectEvent;

/// <summary>Not accepted yet: tried again at <paramref name="NotBefore"/>.</summary>
public sealed record EffectDeferred(string EffectId, string Code, DateTimeOffset NotBefore, DateTimeOffset At) : IEffectEvent;

/// <summary>Nobody knows whether it happened: it is looked up before anything is repeated.</summary>
public sealed record EffectUncertain(string EffectId, string Detail, DateTimeOffset At) : IEffectEvent;

/// <summary>It was looked up and is provably not there: another attempt is safe.</summary>
public sealed record EffectFoundAbsent(string EffectId, DateTimeOffset At) : IEffectEvent
{
    /// <summary>When it may be attempted again; null for at once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? NotBefore { get; init; }
}

/// <summary>It will not be carried out, or not be known: the reason says why.</summary>
public sealed record EffectAbandoned(string EffectId, string Reason, DateTimeOffset At) : IEffectEvent;

/// <summary>Wati reported how a message of ours fared at the customer's phone; reports come in any order.</summary>
public sealed record DeliveryReported(
    string? LocalMessageId, string? ProviderId, DeliveryStatus Status, string? FailedCode, string? Detail, DateTimeOffset At) : IConversationEvent;

[JsonConverter(typeof(JsonStringEnumConverter<DeliveryStatus>))]
public enum DeliveryStatus { Sent, Delivered, Read, Failed }
