using System.Net;
using Byoa.Saas.Alerts;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Byoa.Saas.AgentRuntime.Model;

/// <summary>Registers <see cref="IAgentModel"/> over one HTTP handler. Needs <c>ITenantSecrets</c>.</summary>
public static class ModelModule
{
    public static IServiceCollection AddAgentModel(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ModelOptions>()
            .Bind(configuration.GetSection(ModelOptions.SectionName))
            .ValidateDataAnnotations()
            .Validate(o => o.BaseUrl is null || ModelAddress.IsPlain(o.BaseUrl), "Model:BaseUrl must be an absolute http or https address without query.")
            .Validate(o => o.AllowedBaseUrls.All(ModelAddress.IsPlain), "Model:AllowedBaseUrls holds a line that is no http or https address.")
            .ValidateOnStart();

        services.AddMetrics();
        services.TryAddTransient<AnswerLimitHandler>();
        services.AddHttpClient(ModelClients.ClientName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(NewHandler)
            .AddHttpMessageHandler<AnswerLimitHandler>()
            .RemoveAllLoggers();

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ModelTelemetry>();
        services.TryAddSingleton<ModelClients>();
        services.TryAddSingleton<ModelPlaces>();
        services.TryAddSingleton<ModelCircuits>();
        services.TryAddSingleton<IProviderWatch, ProviderAlerts>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertCause, ProviderCause>());
        services.TryAddSingleton<ModelCalls>();
        services.TryAddSingleton<IAgentModel, AgentModel>();
        return services;
    }

    private static SocketsHttpHandler NewHandler() => new()
    {
        // A redirect would carry the dialogue to an address nobody allowed.
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
