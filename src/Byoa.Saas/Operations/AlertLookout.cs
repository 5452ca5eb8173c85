using Byoa.Saas.Alerts;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Operations;

/// <summary>Clears alerts that have outlived their cause, whoever raised them.</summary>
internal sealed partial class AlertLookout(IEnumerable<IAlertCause> causes, AlertBoard board, ILogger<AlertLookout> logger) : ILookout
{
    private readonly Dictionary<string, IAlertCause> causes =
        causes.SelectMany(cause => cause.Kinds.Select(kind => (kind, cause))).ToDictionary(pair => pair.kind, pair => pair.cause);

    public string Name => "alerts";

    public async Task LookAsync(CancellationToken cancellation)
    {
        List<OpenAlert> over = [];
        // The alerts first: each has its cause stored before it, so that a cause that is not there any more was, and is over.
        foreach (var alert in await board.OpenAsync(causes.Keys, cancellation))
            if (!await StandsAsync(alert, cancellation))
                over.Add(alert);
        await board.ClearAsync(over, cancellation);
    }

    /// <summary>Where a cause cannot be told, its alert stands, and the others are looked at all the same.</summary>
    private async Task<bool> StandsAsync(OpenAlert alert, CancellationToken cancellation)
    {
        try
        {
            return await causes[alert.Kind].StandsAsync(alert, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            Untold(Faults.IsPassing(fault) ? LogLevel.Warning : LogLevel.Error, alert.Kind, alert.Tenant, fault);
            return true;
        }
    }

    [LoggerMessage(Message = "Whether the {Kind} alert of {Tenant} still stands could not be told; the next look follows")]
    private partial void Untold(LogLevel level, string kind, string tenant, Exception fault);
}
