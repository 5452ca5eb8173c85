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
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertCause, AssignmentCause>());
        services.TryAddScoped<Streams>();
        services.TryAddScoped<ConversationStream>();
        services.ConfigureMarten(Configure);
        return services;
    }

    internal static void Configure(StoreOptions store)
    {
        store.Events.AddEventTypes(EventTypes);
        // Few conversations are open at a time: what looks for forgotten ones reads this index only.
        store.Schema.For<FoldedConversation>().Index(folded => folded.OpenSince, index => index.Predicate = "(data ->> 'openSince') IS NOT NULL");
        store.Projections.Add(new ConversationProjection(), ProjectionLifecycle.Inline);
        store.Schema.For<ConversationView>().Index(view => view.LastActivityAt);
        store.Projections.Add(new ConversationViewProjection(), ProjectionLifecycle.Inline);
    }

    internal static IReadOnlyList<Type> EventTypes { get; } =
        [.. typeof(IConversationEvent).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IConversationEvent)))];
}
