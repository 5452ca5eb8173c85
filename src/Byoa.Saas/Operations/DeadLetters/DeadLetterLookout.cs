using Byoa.Saas.Alerts;

namespace Byoa.Saas.Operations.DeadLetters;

/// <summary>Enters what died, and tells of it: a dead message is mostly a customer who waits.</summary>
internal sealed class DeadLetterLookout(DeadLetterBook book, WatchFigures figures, AlertBoard alerts, TimeProvider time) : ILookout
{
    public string Name => "dead letters";

    public async Task LookAsync(CancellationToken cancellation)
    {
        var depths = await book.DepthsAsync(cancellation);
        figures.DeadLetters = new(depths, time.GetUtcNow());
        await alerts.BringInLineAsync(
            AlertKinds.DeadLetter,
            depths.ToDictionary(depth => depth.Tenant, _ => "Messages were given up after all tries. Look at their causes under dead-letters, mend them, and replay."),
            cancellation);
    }
}
