namespace Byoa.Saas.Simulators.Behaviour;

/// <summary>How the vendor behaves towards one account or key: what goes wrong, what is held, what was counted.</summary>
public sealed class VendorBehaviour(int seed)
{
    public KnobPanel Knobs { get; } = new(seed);

    public GateKeeper Gates { get; } = new();

    public RouteCounters Counters { get; } = new();

    public void Reset()
    {
        Knobs.Clear();
        Gates.Clear();
        Counters.Clear();
    }
}
