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

    /// <summary>Since when it has the chat, where we were told later: the assignment that history shows, by Wati's clock, or the look that ended a pause. Null where nobody knows better.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Since { get; init; }
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

    /// <summary>When that was told, where a question is asked on under another ownership. Null for <see cref="At"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ToldAt { get; init; }
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
