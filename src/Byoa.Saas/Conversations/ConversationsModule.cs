using Byoa.Saas.Alerts;
using Byoa.Saas.Platform;
using JasperFx.Events.Projections;
using Marten;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Conversations;

/// <summary>Registers the room.</summary>
public static class ConversationsModule
{
    public static IServiceCollection AddConversations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ConversationRules>().Bind(configuration.GetSection(ConversationRules.SectionName)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<ConversationRules>>().Value);
        services.TryAddSingleton<Ids>();
        services.TryAddSingleton<ConversationReader>();
        services.TryAddSingleton<RequestTenant>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertCause, ChatCause>());
        services.TryAddScoped<Streams>();
        services.TryAddScoped<ConversationStream>();
        services.ConfigureMarten(Configure);
        return services;
    }

    internal static void Configure(StoreOptions store)
    {
        store.Events.AddEventTypes(EventTypes);
        // The migrations make it, over the few conversations that are open: what Marten writes of such an index it does not read back the same.
        store.Schema.For<FoldedConversation>().IgnoreIndex("open_conversation");
        store.Projections.Add(new ConversationProjection(), ProjectionLifecycle.Inline);
        store.Schema.For<ConversationView>().Index(view => view.LastActivityAt);
        store.Projections.Add(new ConversationViewProjection(), ProjectionLifecycle.Inline);
    }

    internal static IReadOnlyList<Type> EventTypes { get; } =
        [.. typeof(IConversationEvent).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IConversationEvent)))];
}
