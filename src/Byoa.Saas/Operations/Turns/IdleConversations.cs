using Byoa.Saas.Conversations;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Operations.Turns;

/// <summary>Calls the workers of conversations nobody works on any more.</summary>
internal sealed partial class IdleConversations(
    TenantCommands commands, WatchFigures figures, IOptions<WatchOptions> options, TimeProvider time, ILogger<IdleConversations> logger)
{
    private readonly Dictionary<(string Tenant, string Conversation), DateTimeOffset> wokenAt = [];

    /// <summary>Each conversation once in an idle time: what does not help once is not tried at every look. A call that failed was none.</summary>
    public async Task WakeAsync(IEnumerable<(string Tenant, string Conversation)> idle, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var old in wokenAt.Where(woken => woken.Value + options.Value.Idle <= now).Select(woken => woken.Key).ToArray())
            wokenAt.Remove(old);
        foreach (var place in idle.Distinct().Where(place => !wokenAt.ContainsKey(place)).ToArray())
        {
            if (await commands.TryAsync(place.Tenant, new WakeConversation(place.Conversation), cancellation) is not { } outcome)
                continue;
            wokenAt[place] = now;
            if (!outcome.IsAccepted)
                continue;
            figures.Woke(place.Tenant);
            Woke(place.Tenant, place.Conversation);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Nobody worked on conversation {Conversation} of {Tenant} any more; its workers were called again")]
    private partial void Woke(string tenant, string conversation);
}
