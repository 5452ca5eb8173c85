using System.Diagnostics.Metrics;

namespace Byoa.Saas.Alerts;

/// <summary>One line and one count for each alert raised or cleared: what pages somebody.</summary>
public sealed partial class AlertTelemetry
{
    public const string MeterName = "Byoa.Saas.Alerts";

    private readonly Counter<long> raised;
    private readonly Counter<long> cleared;
    private readonly ILogger<AlertTelemetry> logger;

    public AlertTelemetry(IMeterFactory meters, ILogger<AlertTelemetry> logger)
    {
        var meter = meters.Create(MeterName);
        raised = meter.CreateCounter<long>("byoa.alerts.raised", "{alert}", "Alerts raised, by tenant and kind.");
        cleared = meter.CreateCounter<long>("byoa.alerts.cleared", "{alert}", "Alerts cleared, by tenant and kind.");
        this.logger = logger;
    }

    public void Raised(string tenant, string kind, string subject)
    {
        raised.Add(1, new("tenant", tenant), new("kind", kind));
        LogRaised(tenant, kind, subject);
    }

    public void Cleared(string tenant, string kind, string subject)
    {
        cleared.Add(1, new("tenant", tenant), new("kind", kind));
        LogCleared(tenant, kind, subject);
    }

    [LoggerMessage(LogLevel.Warning, "Alert for tenant {Tenant}: {Kind} ({Subject})")]
    private partial void LogRaised(string tenant, string kind, string subject);

    [LoggerMessage(LogLevel.Information, "Alert for tenant {Tenant} is over: {Kind} ({Subject})")]
    private partial void LogCleared(string tenant, string kind, string subject);
}
