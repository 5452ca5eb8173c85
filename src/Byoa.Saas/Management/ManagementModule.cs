using System.Text.Json;
using System.Text.Json.Serialization;
using Byoa.Saas.Management.Access;
using Byoa.Saas.Management.Tenants;
using Byoa.Saas.Platform;
using Byoa.Saas.Secrets;
using FastEndpoints;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Management;

/// <summary>Registers the room: API keys, the management API and its description.</summary>
public static class ManagementModule
{
    /// <summary>The code of an answer that needed the secret store while it could not be reached.</summary>
    public const string SecretsUnavailable = "secrets_unavailable";

    public static IServiceCollection AddManagement(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PlatformOptions>().Bind(configuration.GetSection(PlatformOptions.SectionName)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PlatformOptions>, BootGuard>());
        services.Configure<ProblemOptions>(options => options.Causes[typeof(SecretsUnavailableException)] = SecretsUnavailable);
        services.ConfigureHttpJsonOptions(options => WriteWords(options.SerializerOptions));

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Audit>();
        services.TryAddSingleton<NewTenant>();
        services.TryAddSingleton<ModelKeys>();
        services.TryAddScoped<PlatformCommands>();
        return services.AddApiKeys().AddApiDescription();
    }

    /// <summary>For <c>UseFastEndpoints</c>: how requests are read and problems written.</summary>
    public static void Configure(Config endpoints)
    {
        ProblemsOfInput.Configure(endpoints);
        WriteWords(endpoints.Serializer.Options);
        endpoints.Endpoints.ShortNames = true;
    }

    private static void WriteWords(JsonSerializerOptions options) =>
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
}
