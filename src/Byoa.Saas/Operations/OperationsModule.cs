using Byoa.Saas.Operations.DeadLetters;
using Byoa.Saas.Operations.Metrics;
using Byoa.Saas.Operations.Turns;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Byoa.Saas.Operations;

/// <summary>Registers the room: what looks after the rest, and the doors that tell how it fares.</summary>
public static class OperationsModule
{
    public static IServiceCollection AddOperations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WatchOptions>().Bind(configuration.GetSection(WatchOptions.SectionName)).ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton<WatchFigures>();
        services.TryAddSingleton<GiveCommand>(provider => TenantCommands.ByBus(provider.GetRequiredService<IServiceScopeFactory>()));
        services.TryAddSingleton<TenantCommands>();
        services.TryAddSingleton<AlertBoard>();
        services.TryAddSingleton<DeadLetterIntake>();
        services.TryAddSingleton<DeadLetterBook>();
        services.TryAddSingleton<DiscardDeadLetter>();
        services.TryAddSingleton<QuietConversations>();
        services.TryAddSingleton<OpenConversations>();
        services.TryAddSingleton<IdleConversations>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILookout, AlertLookout>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILookout, PlanLookout>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILookout, DeadLetterLookout>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILookout, TurnLookout>());
        services.AddHostedService<Rounds>();
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", tags: [Health.ReadyTag])
            .AddCheck<TurnHealth>("turns")
            .AddCheck<DeadLetterHealth>("deadLetters");
        services.AddMetricsDoor(configuration);
        return services;
    }

    public static void MapOperations(this IEndpointRouteBuilder app)
    {
        app.MapHealth();
        app.MapMetricsDoor();
    }
}
