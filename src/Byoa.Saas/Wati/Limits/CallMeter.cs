using System.Collections.Concurrent;

namespace Byoa.Saas.Wati.Limits;

/// <summary>Counts calls in memory, out of their way; <see cref="UsageFlush"/> stores what was counted.</summary>
internal sealed class CallMeter(TimeProvider time)
{
    private readonly ConcurrentDictionary<CountedCalls, long> counts = new();

    public void Count(string tenant, WatiCallClass kind) => Add(new CountedCalls(tenant, WatiMonth.Of(time.GetUtcNow()), kind), 1);

    /// <summary>Everything counted since the last time.</summary>
    public IReadOnlyDictionary<CountedCalls, long> Take()
    {
        Dictionary<CountedCalls, long> taken = [];
        foreach (var counted in counts.Keys)
            if (counts.TryRemove(counted, out var calls))
                taken[counted] = calls;
        return taken;
    }

    /// <summary>What could not be stored counts again.</summary>
    public void Return(IReadOnlyDictionary<CountedCalls, long> taken)
    {
        foreach (var (counted, calls) in taken)
            Add(counted, calls);
    }

    private void Add(CountedCalls counted, long calls) => counts.AddOrUpdate(counted, calls, (_, before) => before + calls);
}

internal readonly record struct CountedCalls(string Tenant, DateOnly Month, WatiCallClass Kind);

/// <summary>Calendar months, by UTC, as Wati's quotas have them.</summary>
internal static class WatiMonth
{
    /// <summary>The month's first day.</summary>
    public static DateOnly Of(DateTimeOffset at) => new(at.UtcDateTime.Year, at.UtcDateTime.Month, 1);

    /// <summary>Such as 2026-11.</summary>
    public static string Name(this DateOnly month) => month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
}
