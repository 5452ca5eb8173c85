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

    internal static IReadOnlyList<DateTimeOffset> AddArrival(IReadOnlyList<DateTimeOffset> times, DateTimeOffset time) =>
        Add(times, time, TimeSpan.FromHours(1), Thread.ArrivalsKept);

    internal static IReadOnlyList<DateTimeOffset> AddReply(IReadOnlyList<DateTimeOffset> times, DateTimeOffset time) =>
        Add(times, time, TimeSpan.FromDays(1), Thread.RepliesKept);

    /// <summary>Keeps what the longest rate may still count, and no more than the largest needs.</summary>
    private static IReadOnlyList<DateTimeOffset> Add(IReadOnlyList<DateTimeOffset> times, DateTimeOffset time, TimeSpan longest, int kept) =>
        [.. times.Where(earlier => earlier > time - longest).Append(time).Order().TakeLast(kept)];
}
