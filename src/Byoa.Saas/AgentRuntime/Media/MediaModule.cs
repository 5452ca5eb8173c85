using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Byoa.Saas.AgentRuntime.Media;

/// <summary>Registers <see cref="IMediaReader"/> and <see cref="IMediaStore"/>. Needs <c>IWatiClients</c>, <c>IAgentModel</c> and an <c>NpgsqlDataSource</c>.</summary>
public static class MediaModule
{
    public static IServiceCollection AddMedia(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MediaOptions>()
            .Bind(configuration.GetSection(MediaOptions.SectionName))
            .ValidateDataAnnotations()
            .Validate(o => o.PictureMostBytes <= o.MostBytes, "Media:PictureMostBytes must not exceed Media:MostBytes.")
            .ValidateOnStart();

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<MediaDownload>();
        services.TryAddSingleton<IMediaStore, PostgresMediaStore>();
        services.TryAddSingleton<IMediaReader, MediaReader>();
        return services;
    }
}
