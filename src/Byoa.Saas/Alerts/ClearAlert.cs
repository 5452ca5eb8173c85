using Byoa.Saas.Platform;

namespace Byoa.Saas.Alerts;

/// <summary>What an alert warned of is over. Cleared again, or never raised, it changes nothing.</summary>
/// <param name="Kind">One of <see cref="AlertKinds"/>.</param>
/// <param name="Subject">As it was raised with.</param>
public sealed record ClearAlert(string Kind, string Subject) : ITenantLaneMessage
{
    /// <summary>A person says so, and nothing that is stored.</summary>
    public bool ByHand { get; init; }
}

public static class ClearAlertDecision
{
    public static Decision Decide(Alert? alert, ClearAlert command, DateTimeOffset now) => alert switch
    {
        null when command.ByHand => Decision.Refuse(AlertCodes.Unknown),
        not { State: AlertState.Open } => Decision.Ignore(AlertCodes.NotOpen),
        _ when command.ByHand && !AlertKinds.OfOneEvent.Contains(command.Kind) => Decision.Refuse(AlertCodes.EndsByItself),
        _ => Decision.Accept(new AlertCleared(now)),
    };
}

public static class ClearAlertHandler
{
    public static async Task<Outcome> Handle(ClearAlert command, AlertStreams alerts, AlertTelemetry telemetry, TimeProvider time, CancellationToken cancellation)
    {
        var outcome = await alerts.DecideAsync(command.Kind, command.Subject, alert => ClearAlertDecision.Decide(alert, command, time.GetUtcNow()), cancellation);
        if (outcome.IsAccepted)
            telemetry.Cleared(alerts.Tenant, command.Kind, command.Subject);
        return outcome;
    }
}
