using Byoa.Saas.Alerts;
using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Microsoft.Extensions.Options;
using Wolverine;

namespace Byoa.Saas.Operations.Turns;

/// <summary>Finds turns that ended in nothing, tells of them, and calls their workers again: silence is mended, not only reported.</summary>
internal sealed partial class TurnLookout(
    OpenConversations conversations, WatchFigures figures, AlertBoard alerts, IServiceScopeFactory scopes, IOptions<WatchOptions> options, TimeProvider time,
    ILogger<TurnLookout> logger) : ILookout
{
    private readonly Dictionary<(string Tenant, string Conversation), DateTimeOffset> wokenAt = [];

    public string Name => "turns";

    public async Task LookAsync(CancellationToken cancellation)
    {
        var found = await conversations.FindUnexplainedAsync(null, cancellation);
        figures.Turns = new(found, time.GetUtcNow());
        await alerts.BringInLineAsync(
            AlertKinds.UnexplainedTurn,
            found.Select(turn => turn.Tenant).Distinct().ToDictionary(tenant => tenant, _ => "A turn neither ended nor is worked on. See turns/unexplained; what can be called again is."),
            cancellation);
        if (options.Value.WakeIdle)
            await WakeAsync([.. found.Where(UnexplainedTurns.MayBeWoken).Select(turn => (turn.Tenant, turn.ConversationId)).Distinct()], cancellation);
    }

    /// <summary>Each conversation once in an idle time: what does not help once is not tried at every look.</summary>
    private async Task WakeAsync(IReadOnlyList<(string Tenant, string Conversation)> idle, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var old in wokenAt.Where(woken => woken.Value + options.Value.Idle <= now).Select(woken => woken.Key).ToArray())
            wokenAt.Remove(old);
        await using var scope = scopes.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        foreach (var (tenant, conversation) in idle.Where(place => wokenAt.TryAdd(place, now)))
        {
            var outcome = await bus.InvokeForTenantAsync<Outcome>(tenant, new WakeConversation(conversation), cancellation);
            if (!outcome.IsAccepted)
                continue;
            figures.Woke(tenant);
            Woke(tenant, conversation);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Nobody worked on conversation {Conversation} of {Tenant} any more; its workers were called again")]
    private partial void Woke(string tenant, string conversation);
}
