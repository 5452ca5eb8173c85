namespace Byoa.Saas.Conversations;

/// <summary>So many in so long a time; none at all for 0.</summary>
/// <param name="Most">How many are fine; 0 for no bound.</param>
/// <param name="Within">The time they are counted in.</param>
public sealed record Rate(int Most, TimeSpan Within)
{
    /// <summary>Whether one more now would be too many.</summary>
    public bool IsUsedUp(IReadOnlyList<DateTimeOffset> times, DateTimeOffset now) => Most > 0 && Count(times, now) >= Most;

    /// <summary>Whether there are too many.</summary>
    public bool IsExceeded(IReadOnlyList<DateTimeOffset> times, DateTimeOffset now) => Most > 0 && Count(times, now) > Most;

    private int Count(IReadOnlyList<DateTimeOffset> times, DateTimeOffset now) => times.Count(time => time > now - Within);

    /// <summary>Keeps what may still count: no older ones than <paramref name="longest"/>, and no more than <paramref name="kept"/>.</summary>
    internal static IReadOnlyList<DateTimeOffset> Add(IReadOnlyList<DateTimeOffset> times, DateTimeOffset time, TimeSpan longest, int kept) =>
        [.. times.Where(earlier => earlier > time - longest).TakeLast(kept - 1), time];
}
