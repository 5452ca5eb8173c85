using System.Diagnostics.Metrics;

namespace Byoa.Saas.Ingress;

/// <summary>Counts what comes through the door, by kind and by what was made of it.</summary>
public sealed partial class IngressTelemetry
{
    public const string MeterName = "Byoa.Saas.Ingress";

    private readonly Counter<long> items;
    private readonly Counter<long> refusals;
    private readonly ILogger<IngressTelemetry> logger;

    public IngressTelemetry(IMeterFactory meters, ILogger<IngressTelemetry> logger)
    {
        var meter = meters.Create(MeterName);
        items = meter.CreateCounter<long>("byoa.webhook.items", "{item}", "Webhook items stored, by disposition.");
        refusals = meter.CreateCounter<long>("byoa.webhook.refusals", "{request}", "Webhooks refused, by code.");
        this.logger = logger;
    }

    public void Received(string tenant, IReadOnlyList<TranslatedItem> received)
    {
        foreach (var item in received)
        {
            items.Add(1, new KeyValuePair<string, object?>("disposition", item.Receipt.Disposition));
            if (item.Receipt.Disposition == WebhookTranslation.UnknownType)
                UnknownType(tenant, item.Receipt.Kind);
        }
    }

    public void Refused(string code) => refusals.Add(1, new KeyValuePair<string, object?>("code", code));

    [LoggerMessage(LogLevel.Information, "Tenant {Tenant} sent a webhook of the unknown type {Kind}")]
    private partial void UnknownType(string tenant, string kind);
}
