using System.Diagnostics.Metrics;

namespace Byoa.Saas.Wati.Effects;

/// <summary>
/// The leak window: how long before Wati accepted a word of the agent's the chat was last seen to be the agent's. A person who took it
/// within that time, and told Wati alone, was talked over.
/// </summary>
public sealed class OwnershipTelemetry(IMeterFactory meters)
{
    public const string MeterName = "Byoa.Saas.Ownership";

    private readonly Histogram<double> window = meters.Create(MeterName).CreateHistogram<double>(
        "byoa.ownership.leak_window", "s", "Time from the last sight of the chat as the agent's to Wati's acceptance of a message.");

    public void Spoke(string tenant, TimeSpan sinceSeen) => window.Record(Math.Max(0, sinceSeen.TotalSeconds), new KeyValuePair<string, object?>("tenant", tenant));
}
