using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Wati.Limits;

/// <summary>Registers what a tenant may ask of Wati. Needs an <c>NpgsqlDataSource</c>, unless another <see cref="IWatiSlots"/> was registered before.</summary>
internal static class LimitsModule
{
    public static IServiceCollection AddWatiLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LimitOptions>().Bind(configuration.GetSection(LimitOptions.SectionName)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<IWatiSlots, PostgresSlots>();
        services.TryAddSingleton(provider => new CallAdmission(
            provider.GetRequiredService<IWatiSlots>(), provider.GetRequiredService<IOptions<LimitOptions>>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<CallOutcome>();
        services.TryAddSingleton<CallMeter>();
        services.TryAddSingleton<WatiUsage>();
        services.AddHostedService<UsageFlush>();
        return services;
    }
}
