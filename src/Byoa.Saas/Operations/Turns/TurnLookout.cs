using Byoa.Saas.Alerts;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Operations.Turns;

/// <summary>Finds turns that ended in nothing, calls their workers again, and tells of them: silence is mended, not only reported.</summary>
internal sealed class TurnLookout(
    OpenConversations conversations, IdleConversations idle, WatchFigures figures, AlertBoard alerts, IOptions<WatchOptions> options, TimeProvider time) : ILookout
{
    public string Name => "turns";

    public Task LookAsync(CancellationToken cancellation) => alerts.BringInLineAsync(
        AlertKinds.UnexplainedTurn, "A turn neither ended nor is worked on. See turns/unexplained; what can be called again is.", () => FindAsync(cancellation), cancellation);

    private async Task<IEnumerable<string>> FindAsync(CancellationToken cancellation)
    {
        var found = await conversations.FindUnexplainedAsync(null, cancellation);
        figures.Turns = new(found, time.GetUtcNow());
        if (options.Value.WakeIdle)
            await idle.WakeAsync(found.Where(UnexplainedTurns.MayBeWoken).Select(turn => (turn.Tenant, turn.ConversationId)), cancellation);
        return found.Select(turn => turn.Tenant);
    }
}
