namespace Byoa.Saas.Chaos.Verdict;

internal enum FateKind
{
    /// <summary>For the agent.</summary>
    Waits,

    Replied,

    /// <summary>A turn ended without a word.</summary>
    Silent,

    /// <summary>A person had the chat: it is theirs, unless they gave it back without a word.</summary>
    WithPerson,

    /// <summary>The platform saw a person's word after it.</summary>
    AnsweredByPerson,

    /// <summary>The chat was closed while it waited.</summary>
    Closed,
}

/// <summary>What became of a customer's message, by the timeline.</summary>
/// <param name="Kind">What.</param>
/// <param name="Detail">The reply's id, or a word for people.</param>
/// <param name="At">When; with a person, since when they had the chat.</param>
internal sealed record Fate(FateKind Kind, string Detail, DateTimeOffset At);

/// <param name="MessageId">The customer's message.</param>
/// <param name="First">The reply decided first.</param>
/// <param name="Second">The reply decided for it again.</param>
internal sealed record AnsweredTwice(string MessageId, string First, string Second);
