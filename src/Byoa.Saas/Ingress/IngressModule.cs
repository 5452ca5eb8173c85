using Marten;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Byoa.Saas.Ingress;

/// <summary>Registers the room.</summary>
public static class IngressModule
{
    public static IServiceCollection AddIngress(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IngressOptions>().Bind(configuration.GetSection(IngressOptions.SectionName)).ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton<IngressTelemetry>();
        services.TryAddSingleton<IngestPlaces>();
        services.AddHostedService<ForgetReceipts>();
        services.ConfigureMarten(store => store.Schema.For<Receipt>().Index(receipt => receipt.ArrivedAt));
        return services;
    }
}
