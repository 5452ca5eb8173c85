using System.Text.Json.Serialization;

namespace Byoa.Saas.Operations.DeadLetters;

/// <summary>A message the bus gave up on, and what a person did about it. Nothing of what it says, and no exception's words: they may hold what customers wrote.</summary>
public sealed record DeadLetter
{
    public required Guid Id { get; init; }

    /// <summary>What was to be done, such as RunTurn.</summary>
    public required string MessageType { get; init; }

    /// <summary>The conversation it belongs to; null when the message cannot be read or belongs to none.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Why it failed, one of <see cref="DeadLetterCauses"/>.</summary>
    public required string Cause { get; init; }

    /// <summary>The exception's type.</summary>
    public string? ExceptionType { get; init; }

    /// <summary>How often it was tried before it was given up.</summary>
    public required int Attempts { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When it was last given up.</summary>
    public required DateTimeOffset FailedAt { get; init; }

    public required DeadLetterState State { get; init; }

    /// <summary>When it was replayed or discarded.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Who did.</summary>
    public string? ClosedBy { get; init; }

    /// <summary>Why it was discarded, in that person's words.</summary>
    public string? Reason { get; init; }
}

/// <summary>Dead until somebody replays or discards it; a replayed one may die again.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeadLetterState>))]
public enum DeadLetterState
{
    [JsonStringEnumMemberName("dead")]
    Dead,
    [JsonStringEnumMemberName("replayed")]
    Replayed,
    [JsonStringEnumMemberName("discarded")]
    Discarded,
}

/// <summary>Stable codes of refusals. Part of the public contract.</summary>
public static class DeadLetterCodes
{
    public const string Unknown = "dead_letter_unknown";
    public const string Discarded = "dead_letter_discarded";
    public const string Replayed = "dead_letter_replayed";
}
