using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;
using Byoa.Saas.Conversations;

namespace Byoa.Saas.AgentRuntime.Model;

/// <summary>The one table from what went wrong at a provider to a category and a code.</summary>
internal static class ModelFailures
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    public static ModelOutcome.Failed Misconfigured { get; } = new(FaultCategory.Configuration, Codes.ModelMisconfigured, null);

    public static ModelOutcome.Failed Credential { get; } = new(FaultCategory.Authentication, Codes.ModelCredential, null);

    public static ModelOutcome.Failed Unreadable { get; } = new(FaultCategory.Transient, Codes.ModelUnreadable, null);

    public static ModelOutcome.Failed TimedOut { get; } = new(FaultCategory.Transient, Codes.ModelTimeout, null);

    public static ModelOutcome.Failed KeysUnavailable { get; } = new(FaultCategory.Unavailable, Codes.ModelUnavailable, null);

    public static ModelOutcome.Failed CircuitOpen(TimeSpan? retryAfter) => new(FaultCategory.Unavailable, Codes.ModelCircuitOpen, retryAfter);

    private static ModelOutcome.Failed Disconnected { get; } = new(FaultCategory.Transient, Codes.ModelUnavailable, null);

    /// <summary>Null for what is no fault of the provider: a cancelled token, or a bug.</summary>
    public static ModelOutcome.Failed? Of(Exception failure, DateTimeOffset now) => failure switch
    {
        ClientResultException { Status: > 0 } answered => OfStatus(answered.Status, RetryAfter(answered.GetRawResponse(), now)),
        ClientResultException { InnerException: { } inner } => Of(inner, now) ?? Disconnected,
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => Unreadable,
        ClientResultException or HttpRequestException or IOException => Disconnected,
        // The SDK reads answers with few checks: an answer of another shape ends in one of these.
        JsonException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException => Unreadable,
        _ => null,
    };

    private static ModelOutcome.Failed OfStatus(int status, TimeSpan? retryAfter) => status switch
    {
        401 or 403 => Credential,
        408 => TimedOut,
        409 => Disconnected,
        429 => new(FaultCategory.RateLimited, Codes.ModelRateLimited, retryAfter),
        >= 500 => new(FaultCategory.Unavailable, Codes.ModelUnavailable, retryAfter),
        _ => Misconfigured,
    };

    private static TimeSpan? RetryAfter(PipelineResponse? response, DateTimeOffset now)
    {
        if (response is null) return null;
        if (Number(response, "retry-after-ms") is { } milliseconds) return Bounded(milliseconds / 1000);
        if (Number(response, "retry-after") is { } seconds) return Bounded(seconds);
        return response.Headers.TryGetValue("retry-after", out var text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
                ? Bounded((date - now).TotalSeconds)
                : null;
    }

    private static double? Number(PipelineResponse response, string header) =>
        response.Headers.TryGetValue(header, out var text)
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    private static TimeSpan Bounded(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, LongestWait.TotalSeconds));
}
