namespace Byoa.Saas.Simulators.Wati.Webhooks;

/// <param name="Url">Where events are posted.</param>
/// <param name="Bearer">Sent as <c>Authorization: Bearer …</c>; null sends no header.</param>
public sealed record WebhookAddress(Uri Url, string? Bearer = null);

/// <summary>How often and when an event is tried again after anything but a 2xx.</summary>
public sealed record WebhookRetry
{
    public TimeSpan First { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Each wait is the one before times this.</summary>
    public double Growth { get; init; } = 1.5;

    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Attempts in all; a Wati help page speaks of 144.</summary>
    public int Attempts { get; init; } = 144;

    /// <summary>How long an answer is waited for; one client of Wati's reports about five seconds.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(5);

    internal TimeSpan Wait(int failures) =>
        TimeSpan.FromTicks((long)Math.Min(Longest.Ticks, First.Ticks * Math.Pow(Growth, failures - 1)));
}

/// <summary>One event on its way to one receiver.</summary>
/// <param name="EventId">The message's id, or the conversation's for events without one.</param>
/// <param name="EventType">Such as <c>message</c> or <c>chatAssigned</c>.</param>
/// <param name="ConversationId">The conversation it is about.</param>
/// <param name="ToAiOperator">False for the account's global webhooks.</param>
/// <param name="Attempts">Posts made so far.</param>
/// <param name="LastStatus">The last HTTP status; null when there was no answer.</param>
/// <param name="State">How far it is.</param>
public sealed record WebhookDelivery(
    string EventId, string EventType, string ConversationId, bool ToAiOperator, int Attempts, int? LastStatus, DeliveryState State);

public enum DeliveryState { Pending, Delivered, GivenUp }
