using Byoa.Saas.AgentRuntime.Handoff;
using Byoa.Saas.AgentRuntime.Media;
using Byoa.Saas.AgentRuntime.Model;
using Byoa.Saas.AgentRuntime.Tools;
using Byoa.Saas.AgentRuntime.Turn;
using Byoa.Saas.Alerts;
using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Byoa.Saas.AgentRuntime;

/// <summary>Registers the room.</summary>
public static class AgentRuntimeModule
{
    public static IServiceCollection AddAgentRuntime(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TurnOptions>().Bind(configuration.GetSection(TurnOptions.SectionName)).ValidateDataAnnotations().ValidateOnStart();
        services.AddAgentModel(configuration);
        services.AddMedia(configuration);
        services.TryAddSingleton<Runners>();
        services.TryAddSingleton<GatherContext>();
        services.TryAddSingleton<AskModel>();
        services.TryAddSingleton<CallTool>();
        services.TryAddSingleton<ComposeTemplate>();
        services.TryAddSingleton<ConcludeTurn>();
        services.TryAddSingleton<RecoverUndeliveredReply>();
        services.TryAddSingleton<TurnPlaces>();
        services.TryAddSingleton<TurnRunner>();
        services.TryAddSingleton<IAgentRules, RulesOfAgents>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertCause, TemplateCause>());
        return services;
    }
}
