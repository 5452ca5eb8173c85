using Byoa.Saas.Alerts;
using Byoa.Saas.Conversations;
using Byoa.Saas.Hosting;
using Byoa.Saas.Ingress;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati.Access;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Byoa.Saas.Specs.Hosting;

/// <summary>The host's own store, never connected: what is stored, and as which JSON.</summary>
internal static class StoredForm
{
    private static readonly Lazy<IDocumentStore> Built = new(Build);

    public static IDocumentStore Store => Built.Value;

    public static ISerializer Serializer { get; } = Store.Options.Serializer();

    /// <summary>The JSON an event or a document is stored as.</summary>
    public static string Json(object stored) => Serializer.ToJson(stored);

    /// <summary>A conversation as the snapshot beside its stream holds it.</summary>
    public static string Json(Conversation state) => Json(new FoldedConversation { Id = "c", State = state });

    public static Conversation ReadConversation(string json) => Read<FoldedConversation>(json).State;

    public static T Read<T>(string json) => (T)Read(typeof(T), json);

    public static object Read(Type type, string json)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));
        return Serializer.FromJson(type, stream);
    }

    /// <summary>The name an event's type is stored under.</summary>
    public static string EventName(Type type) => Store.Options.Events.AllKnownEventTypes().Single(known => known.EventType == type).EventTypeName;

    private static IDocumentStore Build()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new($"ConnectionStrings:{Storage.ConnectionName}", "Host=127.0.0.1;Port=1;Database=none;Username=none")])
            .Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddStorage(configuration);
        services.AddTenancy();
        services.AddAlerts();
        services.AddWatiAccess(configuration);
        services.AddConversations(configuration);
        services.AddIngress(configuration);
        return services.BuildServiceProvider().GetRequiredService<IDocumentStore>();
    }
}
