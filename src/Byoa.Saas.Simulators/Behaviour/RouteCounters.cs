namespace Byoa.Saas.Simulators.Behaviour;

/// <summary>What was counted for one class of routes.</summary>
/// <param name="Requests">Requests that proved who they are.</param>
/// <param name="Accepted">Requests that took effect, whatever was answered.</param>
/// <param name="InFlight">Requests being worked on now.</param>
/// <param name="MaxConcurrency">The most requests worked on at once.</param>
public sealed record RouteCount(int Requests, int Accepted, int InFlight, int MaxConcurrency);

/// <summary>Counts per route class; <c>*</c> is the sum over all classes.</summary>
public sealed class RouteCounters
{
    private static readonly RouteCount None = new(0, 0, 0, 0);
    private readonly Lock sync = new();
    private readonly Dictionary<string, RouteCount> counts = [];

    public RouteCount this[string route]
    {
        get
        {
            lock (sync)
                return counts.GetValueOrDefault(route, None);
        }
    }

    public IReadOnlyDictionary<string, RouteCount> All
    {
        get
        {
            lock (sync)
                return new SortedDictionary<string, RouteCount>(counts, StringComparer.Ordinal);
        }
    }

    public void Clear()
    {
        lock (sync)
        {
            foreach (var (route, count) in counts.ToArray())
                counts[route] = None with { InFlight = count.InFlight, MaxConcurrency = count.InFlight };
        }
    }

    internal void Enter(string route) => Change(route, c => c with
    {
        Requests = c.Requests + 1,
        InFlight = c.InFlight + 1,
        MaxConcurrency = Math.Max(c.MaxConcurrency, c.InFlight + 1),
    });

    internal void Accept(string route) => Change(route, c => c with { Accepted = c.Accepted + 1 });

    internal void Leave(string route) => Change(route, c => c with { InFlight = c.InFlight - 1 });

    private void Change(string route, Func<RouteCount, RouteCount> change)
    {
        lock (sync)
        {
            counts[route] = change(counts.GetValueOrDefault(route, None));
            counts["*"] = change(counts.GetValueOrDefault("*", None));
        }
    }
}
