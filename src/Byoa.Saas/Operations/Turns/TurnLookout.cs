using Byoa.Saas.Alerts;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Operations.Turns;

/// <summary>Finds turns that ended in nothing, calls their workers again, and tells of them: silence is mended, not only reported.</summary>
internal sealed class TurnLookout(
    OpenConversations conversations, IdleConversations idle, WatchFigures figures, AlertBoard alerts, IOptions<WatchOptions> options, TimeProvider time) : ILookout
{
    public string Name => "turns";

    public async Task LookAsync(CancellationToken cancellation)
    {
        var found = await conversations.FindUnexplainedAsync(null, cancellation);
        figures.Turns = new(found, time.GetUtcNow());
        if (options.Value.WakeIdle)
            await idle.WakeAsync(found.Where(UnexplainedTurns.MayBeWoken).Select(turn => (turn.Tenant, turn.ConversationId)), cancellation);
        await alerts.BringInLineAsync(
            AlertKinds.UnexplainedTurn,
            found.Select(turn => turn.Tenant).Distinct().ToDictionary(tenant => tenant, _ => "A turn neither ended nor is worked on. See turns/unexplained; what can be called again is."),
            cancellation);
    }
}
