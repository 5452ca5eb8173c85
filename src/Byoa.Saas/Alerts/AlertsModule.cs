using JasperFx.Events.Projections;
using Marten;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Byoa.Saas.Alerts;

/// <summary>Registers the room.</summary>
public static class AlertsModule
{
    public static IServiceCollection AddAlerts(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton<AlertTelemetry>();
        services.TryAddScoped<AlertStreams>();
        services.ConfigureMarten(Configure);
        return services;
    }

    internal static void Configure(StoreOptions store)
    {
        store.Events.AddEventTypes(EventTypes);
        // The migrations make it, over open alerts only: what Marten writes of such an index it does not read back the same.
        store.Schema.For<FoldedAlert>().IgnoreIndex("open_alert");
        store.Projections.Add(new AlertProjection(), ProjectionLifecycle.Inline);
    }

    internal static IReadOnlyList<Type> EventTypes { get; } = [typeof(AlertRaised), typeof(AlertCleared)];
}
