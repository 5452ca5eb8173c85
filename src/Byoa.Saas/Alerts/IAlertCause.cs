namespace Byoa.Saas.Alerts;

/// <summary>
/// Knows, by what is stored, whether what alerts of its kinds warn of is still so. It is asked regularly: whoever raised one may be gone, and what
/// would clear it may never come. What an alert warns of must be stored before the alert is raised, or a look in between would take it for over.
/// </summary>
public interface IAlertCause
{
    /// <summary>Some of <see cref="AlertKinds"/>; each has one cause at most.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <returns>False when it is over.</returns>
    Task<bool> StandsAsync(OpenAlert alert, CancellationToken cancellation);
}

/// <param name="Tenant">Whose.</param>
/// <param name="Kind">One of <see cref="AlertKinds"/>.</param>
/// <param name="Subject">As it was raised with.</param>
public sealed record OpenAlert(string Tenant, string Kind, string Subject);
