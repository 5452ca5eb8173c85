namespace Byoa.Saas.Simulators.Behaviour;

/// <summary>The gates of one account or key.</summary>
public sealed class GateKeeper
{
    private readonly Lock sync = new();
    private readonly List<Gate> gates = [];
    private readonly List<Hook> hooks = [];
    private int count;

    /// <summary>Holds the next <paramref name="times"/> requests of the class (<c>*</c> for every class).</summary>
    public Gate Hold(string route, GatePoint point, int times = 1)
    {
        lock (sync)
        {
            var gate = new Gate($"gate-{++count}", route, point, times);
            gates.Add(gate);
            return gate;
        }
    }

    /// <summary>Runs <paramref name="action"/> for every request of the class, and lets it go on afterwards.</summary>
    public void OnRequest(string route, GatePoint point, Func<Task> action)
    {
        lock (sync)
            hooks.Add(new Hook(route, point, action));
    }

    public Gate? Find(string id)
    {
        lock (sync)
            return gates.Find(g => g.Id == id);
    }

    /// <summary>Releases and forgets every gate and hook.</summary>
    public void Clear()
    {
        lock (sync)
        {
            foreach (var gate in gates)
                gate.Release();
            gates.Clear();
            hooks.Clear();
        }
    }

    internal async Task<bool> PassAsync(string route, GatePoint point)
    {
        Gate[] held;
        Hook[] called;
        lock (sync)
        {
            held = [.. gates.Where(g => g.Point == point && (g.Route == route || g.Route == "*"))];
            called = [.. hooks.Where(h => h.Point == point && (h.Route == route || h.Route == "*"))];
        }

        foreach (var hook in called)
            await hook.Action();
        foreach (var gate in held)
        {
            if (!await gate.PassAsync())
                return false;
        }

        return true;
    }

    private sealed record Hook(string Route, GatePoint Point, Func<Task> Action);
}
