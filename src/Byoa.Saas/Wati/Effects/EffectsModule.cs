using Byoa.Saas.Platform;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Byoa.Saas.Wati.Effects;

/// <summary>Registers what carries out effects.</summary>
public static class EffectsModule
{
    public static IServiceCollection AddEffects(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EffectOptions>().Bind(configuration.GetSection(EffectOptions.SectionName)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<Runners>();
        services.AddMetrics();
        services.TryAddSingleton<OwnershipTelemetry>();
        services.TryAddSingleton<CheckOwnership>();
        services.TryAddSingleton<WaitingLine>();
        services.TryAddSingleton<CallEffect>();
        services.TryAddSingleton<AttemptEffect>();
        services.TryAddSingleton<ReconcileEffect>();
        services.TryAddSingleton<EffectRunner>();
        return services;
    }
}
