using Byoa.Saas.Alerts;

namespace Byoa.Saas.Operations.DeadLetters;

/// <summary>Enters what died, and tells of it: a dead message is mostly a customer who waits.</summary>
internal sealed class DeadLetterLookout(DeadLetterBook book, WatchFigures figures, AlertBoard alerts, TimeProvider time) : ILookout
{
    public string Name => "dead letters";

    public Task LookAsync(CancellationToken cancellation) => alerts.BringInLineAsync(
        AlertKinds.DeadLetter, "Messages were given up after all tries. Look at their causes under dead-letters, mend them, and replay.", () => FindAsync(cancellation), cancellation);

    private async Task<IEnumerable<string>> FindAsync(CancellationToken cancellation)
    {
        var depths = await book.DepthsAsync(cancellation);
        figures.DeadLetters = new(depths, time.GetUtcNow());
        return depths.Select(depth => depth.Tenant);
    }
}
