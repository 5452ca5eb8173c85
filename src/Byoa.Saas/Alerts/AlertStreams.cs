using Byoa.Saas.Platform;
using JasperFx.Events;
using Marten;
using Marten.Events.Aggregation;

namespace Byoa.Saas.Alerts;

/// <summary>Stable codes of ignored commands, and of refusals.</summary>
public static class AlertCodes
{
    public const string Unknown = "alert_unknown";
    public const string EndsByItself = "alert_ends_by_itself";
    public const string AlreadyOpen = "already_open";
    public const string NotOpen = "not_open";
}

/// <summary>How handlers decide on an alert: one stream each, in the partition of its tenant.</summary>
public sealed class AlertStreams(Streams streams, IDocumentSession session)
{
    public string Tenant => session.TenantId;

    public static string IdOf(string kind, string subject) => $"alert:{kind}:{subject}";

    public Task<Outcome> DecideAsync(string kind, string subject, Func<Alert?, Decision> decide, CancellationToken cancellation) =>
        streams.DecideAsync<FoldedAlert, Alert?>(IdOf(kind, subject), null, decide, cancellation);
}

/// <summary>Rebuilds an alert from its events.</summary>
public static class AlertFold
{
    public static Alert? Apply(Alert? alert, IAlertEvent happened) => happened switch
    {
        AlertRaised e => new Alert(e.Kind, e.Subject, e.Detail, AlertState.Open, e.At, alert?.ClearedAt),
        AlertCleared e => alert is null ? null : alert with { State = AlertState.Cleared, ClearedAt = e.At },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "The alerts' fold does not name this event."),
    };
}

/// <summary>Keeps <see cref="FoldedAlert"/> in step with the stream, inline.</summary>
public sealed partial class AlertProjection : SingleStreamProjection<FoldedAlert, string>
{
    public override FoldedAlert? Evolve(FoldedAlert? snapshot, string id, IEvent e) =>
        e.Data is IAlertEvent happened && AlertFold.Apply(snapshot?.State, happened) is { } alert ? new FoldedAlert { Id = id, State = alert } : snapshot;
}
