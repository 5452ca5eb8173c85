using System.Net;
using Byoa.Saas.Wati.Clients;
using Byoa.Saas.Wati.Limits;
using Byoa.Saas.Wati.Transport;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Wati;

/// <summary>Registers the room: <see cref="IWatiClients"/> over one HTTP handler. Needs <c>ITenantSecrets</c>.</summary>
public static class WatiModule
{
    public static IServiceCollection AddWati(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WatiOptions>()
            .Bind(configuration.GetSection(WatiOptions.SectionName))
            .ValidateDataAnnotations()
            .Validate(o => o.ConnectTimeout < o.CallTimeout, "Wati:ConnectTimeout must be below Wati:CallTimeout.")
            .Validate(o => o.AllowedHosts.All(line => WatiHostPattern.Parse(line) is not null), "Wati:AllowedHosts holds a line that names no host.")
            .ValidateOnStart();

        services.AddMetrics();
        services.AddHttpClient(WatiTransport.ClientName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(NewHandler)
            .RemoveAllLoggers();

        services.TryAddSingleton(TimeProvider.System);
        services.AddWatiLimits(configuration);
        services.TryAddSingleton<WatiTelemetry>();
        services.TryAddSingleton<WatiTransport>();
        services.TryAddSingleton<IWatiClients, WatiClients>();
        return services;
    }

    private static SocketsHttpHandler NewHandler(IServiceProvider services) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = services.GetRequiredService<IOptions<WatiOptions>>().Value.ConnectTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        // Without it the stack writes no spans, which would hold phone numbers in their addresses.
        ActivityHeadersPropagator = null,
    };
}
