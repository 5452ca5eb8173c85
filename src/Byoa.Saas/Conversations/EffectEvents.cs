using System.Text.Json.Serialization;

namespace Byoa.Saas.Conversations;

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
