using Byoa.Saas.Wati.Access;
using Wolverine;

namespace Byoa.Saas.Wati.Effects;

/// <summary>When a message that must know who has a chat looks into history again; while it does not know, a person keeps the chat.</summary>
internal static class HistoryTries
{
    /// <summary>About three quarters of an hour; then a person is told.</summary>
    private const int Most = 13;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary>When to come again, and with how many tries used up; null when it was read, or after the last try.</summary>
    public static (TimeSpan Wait, int Tries)? Again(HistoryLook look, int tries) => look switch
    {
        HistoryLook.Later later => (later.Wait < Shortest ? Shortest : later.Wait, tries),
        HistoryLook.Paused => (Shortest, tries),
        HistoryLook.Missing when tries < Most => (Pause(tries), tries + 1),
        _ => null,
    };

    public static ValueTask PublishAsync(IMessageBus bus, string tenant, object message, TimeSpan wait) =>
        bus.PublishAsync(message, new DeliveryOptions { TenantId = tenant, ScheduleDelay = HistoryLooks.Spread(wait, Random.Shared.NextDouble()) });

    private static TimeSpan Pause(int tries)
    {
        var doubled = TimeSpan.FromSeconds(Math.Pow(2, tries));
        return doubled < Longest ? doubled : Longest;
    }
}
