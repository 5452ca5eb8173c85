using Byoa.Saas.Alerts;
using JasperFx.Events.Projections;
using Marten;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Byoa.Saas.Wati.Access;

/// <summary>Registers what is known of tenants' tokens.</summary>
public static class AccessModule
{
    public static IServiceCollection AddWatiAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccessOptions>().Bind(configuration.GetSection(AccessOptions.SectionName)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddScoped<AccessStream>();
        services.TryAddSingleton<AccessPause>();
        services.TryAddSingleton<HistoryLooks>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertCause, AccessCause>());
        services.ConfigureMarten(Configure);
        return services;
    }

    internal static void Configure(StoreOptions store)
    {
        store.Events.AddEventTypes(EventTypes);
        store.Schema.For<FoldedWatiAccess>();
        store.Projections.Add(new AccessProjection(), ProjectionLifecycle.Inline);
    }

    internal static IReadOnlyList<Type> EventTypes { get; } =
    [
        typeof(WatiAccessRefused), typeof(WatiProbeAimed), typeof(WatiProbeFailed), typeof(WatiProbeRenewed), typeof(WatiAccessRestored),
        typeof(WatiTokenReplaced), typeof(WatiScopeConfirmed),
    ];
}
