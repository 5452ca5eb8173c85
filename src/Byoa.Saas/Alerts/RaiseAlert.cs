using Byoa.Saas.Platform;

namespace Byoa.Saas.Alerts;

/// <summary>A person should look at this. Raised again while it is open, it changes nothing.</summary>
/// <param name="Kind">One of <see cref="AlertKinds"/>.</param>
/// <param name="Subject">An id; never personal data.</param>
/// <param name="Detail">What a person should know and do, in a sentence.</param>
public sealed record RaiseAlert(string Kind, string Subject, string Detail) : ITenantLaneMessage;

public static class RaiseAlertDecision
{
    public static Decision Decide(Alert? alert, RaiseAlert command, DateTimeOffset now) => alert is { State: AlertState.Open }
        ? Decision.Ignore(AlertCodes.AlreadyOpen)
        : Decision.Accept(new AlertRaised(command.Kind, command.Subject, command.Detail, now));
}

public static class RaiseAlertHandler
{
    public static async Task<Outcome> Handle(RaiseAlert command, AlertStreams alerts, AlertTelemetry telemetry, TimeProvider time, CancellationToken cancellation)
    {
        var outcome = await alerts.DecideAsync(command.Kind, command.Subject, alert => RaiseAlertDecision.Decide(alert, command, time.GetUtcNow()), cancellation);
        if (outcome.IsAccepted)
            telemetry.Raised(alerts.Tenant, command.Kind, command.Subject);
        return outcome;
    }
}
