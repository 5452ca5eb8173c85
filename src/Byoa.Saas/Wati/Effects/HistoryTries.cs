using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati.Access;

namespace Byoa.Saas.Wati.Effects;

/// <summary>When a message that must know who has a chat looks into history again; while it does not know, a person keeps the chat.</summary>
internal static class HistoryTries
{
    /// <summary>About three quarters of an hour; then a person is told.</summary>
    private const int Most = 13;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary>When to come again, with how many tries used up, and waiting since when; null when it was read, or after the last try.</summary>
    /// <param name="look">The look.</param>
    /// <param name="tries">How often history could not be read before.</param>
    /// <param name="waited">For how long it was waited for a turn to ask.</param>
    /// <param name="options">The bounds of a pause in line.</param>
    /// <param name="jitter">0 to 1.</param>
    public static HistoryTry? Again(HistoryLook look, int tries, TimeSpan waited, WorkOptions options, double jitter) => look switch
    {
        HistoryLook.Later later => new(WaitingLine.Pause(later.Wait < Shortest ? Shortest : later.Wait, waited, options, jitter), tries, WaitsOn: true),
        HistoryLook.Paused => new(HistoryLooks.Spread(Shortest, jitter), tries, WaitsOn: true),
        HistoryLook.Missing when tries < Most => new(HistoryLooks.Spread(Pause(tries), jitter), tries + 1, WaitsOn: false),
        _ => null,
    };

    private static TimeSpan Pause(int tries)
    {
        var doubled = TimeSpan.FromSeconds(Math.Pow(2, tries));
        return doubled < Longest ? doubled : Longest;
    }
}

/// <summary>The next look.</summary>
/// <param name="Wait">After so long.</param>
/// <param name="Tries">How often history could not be read by then.</param>
/// <param name="WaitsOn">Whether it keeps its time in line: Wati was not asked yet.</param>
internal sealed record HistoryTry(TimeSpan Wait, int Tries, bool WaitsOn);
