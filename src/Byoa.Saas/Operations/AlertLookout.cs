using Byoa.Saas.Alerts;

namespace Byoa.Saas.Operations;

/// <summary>Clears alerts that have outlived their cause, whoever raised them.</summary>
internal sealed class AlertLookout(IEnumerable<IAlertCause> causes, AlertBoard board) : ILookout
{
    private readonly Dictionary<string, IAlertCause> causes =
        causes.SelectMany(cause => cause.Kinds.Select(kind => (kind, cause))).ToDictionary(pair => pair.kind, pair => pair.cause);

    public string Name => "alerts";

    public async Task LookAsync(CancellationToken cancellation)
    {
        List<OpenAlert> over = [];
        // The alerts first: each has its cause stored before it, so that a cause that is not there any more was, and is over.
        foreach (var alert in await board.OpenAsync(causes.Keys, cancellation))
            if (!await causes[alert.Kind].StandsAsync(alert, cancellation))
                over.Add(alert);
        await board.ClearAsync(over, cancellation);
    }
}
