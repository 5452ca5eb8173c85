namespace Byoa.Saas.Simulators.Behaviour;

/// <summary>The knobs of one account or key, consumed as requests come.</summary>
public sealed class KnobPanel(int seed)
{
    /// <summary>The route class of outgoing webhooks; <c>*</c> does not include it.</summary>
    public const string Webhooks = "webhooks";

    private readonly Lock sync = new();
    private readonly List<Setting> settings = [];
    private readonly Random random = new(seed);

    /// <summary>A fault is about to strike: the route class, and the knob.</summary>
    public event Action<string, Knob>? Strikes;

    public void Set(Knob knob)
    {
        lock (sync)
            settings.Add(new Setting(knob, knob.Times));
    }

    public void Clear()
    {
        lock (sync)
            settings.Clear();
    }

    /// <summary>The knobs that still apply, with the times that are left.</summary>
    public IReadOnlyList<Knob> Current
    {
        get
        {
            lock (sync)
                return [.. settings.Where(s => s.Left is null or > 0).Select(s => s.Knob with { Times = s.Left })];
        }
    }

    /// <summary>The faults of the next request of this class: every latency, and the first of the other knobs that fits.</summary>
    /// <param name="route">The class.</param>
    /// <param name="said">The request's address and body, for knobs that wait for a name.</param>
    internal TakenFaults Take(string route, string said = "")
    {
        var taken = Choose(route, said);
        if (taken.Fault is { } fault)
            Strikes?.Invoke(route, fault);
        return taken;
    }

    private TakenFaults Choose(string route, string said)
    {
        lock (sync)
        {
            var wait = TimeSpan.Zero;
            Knob? fault = null;
            foreach (var setting in settings)
            {
                if (!setting.Fits(route, said) || (setting.Knob.Fault != Fault.Latency && fault is not null))
                    continue;
                if (setting.Knob.Probability < 1 && random.NextDouble() >= setting.Knob.Probability)
                    continue;
                setting.Left--;
                if (setting.Knob.Fault == Fault.Latency)
                    wait += Length(setting.Knob);
                else
                    fault = setting.Knob;
            }

            settings.RemoveAll(s => s.Left is <= 0);
            return new TakenFaults(wait, fault);
        }
    }

    private TimeSpan Length(Knob knob) => knob.DelayUpTo is { } upTo && upTo > knob.Delay
        ? knob.Delay + ((upTo - knob.Delay) * random.NextDouble())
        : knob.Delay;

    private sealed class Setting(Knob knob, int? left)
    {
        public Knob Knob => knob;

        public int? Left { get; set; } = left;

        public bool Fits(string route, string said) =>
            (knob.Route == route || (knob.Route == "*" && route != Webhooks)) && (knob.Naming is null || said.Contains(knob.Naming, StringComparison.Ordinal));
    }
}

/// <param name="Wait">How long to wait first.</param>
/// <param name="Fault">What goes wrong, if anything.</param>
internal sealed record TakenFaults(TimeSpan Wait, Knob? Fault);
