using System.Globalization;
using Byoa.Saas.AgentRuntime.Definition;

namespace Byoa.Saas.Management.Tenants;

/// <summary>From the words of the API to a definition. Expects a request its validator passed.</summary>
internal static class AgentTranslation
{
    public const string TimeFormat = "HH:mm";

    public static AgentDefinition ToDefinition(this AgentRequest request) => new(
        request.Prompt!,
        ToModel(request.Model!),
        request.Tools ?? BuiltInTools.All,
        request.Handoff is { } handoff ? ToRules(handoff) : HandoffRules.Default,
        ToLimits(request.Limits))
    {
        OwnershipCheck = new(
            request.OwnershipCheck?.Mode ?? OwnershipCheck.Default.Mode, request.OwnershipCheck?.Seconds ?? OwnershipCheck.Default.Seconds),
        Breakers = ToBreakers(request.Breakers),
        PauseAfterColleagueMinutes = request.PauseAfterColleagueMinutes ?? 0,
        ClosedWindow = request.ClosedWindow is { } closed
            ? new(closed.Template!, closed.BroadcastName, (closed.Parameters ?? new Dictionary<string, string?>()).ToDictionary(text => text.Key, text => text.Value!))
            : null,
    };

    private static ModelChoice ToModel(ModelRequest model) => new(
        model.Name!, model.BaseUrl is { } url ? new Uri(url) : null, model.TranscriptionModel, model.ReadsPictures, model.Temperature)
    {
        Fallback = model.Fallback is { } fallback ? new(fallback.Name!, fallback.BaseUrl is { } elsewhere ? new Uri(elsewhere) : null) : null,
    };

    private static HandoffRules ToRules(HandoffRequest request) => new(
        request.Keywords ?? [],
        request.PersonPhrases,
        request.FailuresInARow ?? HandoffRules.Default.FailuresInARow,
        request.BusinessHours is { } hours ? new(hours.TimeZone!, [.. hours.Open!.Select(ToHours)]) : null,
        request.UnsupportedMedia,
        new(request.Operator, request.Teams ?? []),
        request.CustomerMessage,
        request.SummaryAttribute);

    private static BreakerLimits ToBreakers(BreakersRequest? breakers) => new(
        breakers?.RapidReplies ?? BreakerLimits.Default.RapidReplies,
        breakers?.RapidSeconds ?? BreakerLimits.Default.RapidSeconds,
        breakers?.DailyReplies ?? BreakerLimits.Default.DailyReplies,
        breakers?.CustomerMessages ?? BreakerLimits.Default.CustomerMessages,
        breakers?.CustomerSeconds ?? BreakerLimits.Default.CustomerSeconds,
        breakers?.SameAnswers ?? BreakerLimits.Default.SameAnswers);

    private static OpenHours ToHours(OpenHoursRequest hours) => new(hours.Day!.Value, ToTime(hours.From!), ToTime(hours.To!));

    private static TimeOnly ToTime(string time) => TimeOnly.ParseExact(time, TimeFormat, CultureInfo.InvariantCulture);

    private static TurnLimits ToLimits(LimitsRequest? limits) => new(
        limits?.SettleSeconds ?? TurnLimits.Default.SettleSeconds,
        limits?.MostModelCalls ?? TurnLimits.Default.MostModelCalls,
        limits?.HistoryMessages ?? TurnLimits.Default.HistoryMessages,
        limits?.MostOutputTokens ?? TurnLimits.Default.MostOutputTokens);
}
