using System.ComponentModel.DataAnnotations;
using System.Diagnostics;

namespace Byoa.Saas.Wati.Limits;

/// <summary>What every tenant may ask of Wati unless its own <see cref="WatiLimits"/> say otherwise. Calls are per ten seconds, over all replicas.</summary>
public sealed class LimitOptions
{
    public const string SectionName = "WatiLimits";

    /// <summary>Wati allows 10 on every plan. Calls, 1 to 1,000.</summary>
    [Range(1, WatiLimits.MostCalls)]
    public int Messages { get; init; } = 8;

    /// <summary>Wati allows 10 on every plan. Calls, 1 to 1,000.</summary>
    [Range(1, WatiLimits.MostCalls)]
    public int Contacts { get; init; } = 8;

    /// <summary>Wati publishes no limit. Calls, 1 to 1,000.</summary>
    [Range(1, WatiLimits.MostCalls)]
    public int Sends { get; init; } = 20;

    /// <summary>Wati's smallest plan allows 30. Calls, 1 to 1,000.</summary>
    [Range(1, WatiLimits.MostCalls)]
    public int Templates { get; init; } = 25;

    /// <summary>Wati publishes no limit. Calls, 1 to 1,000.</summary>
    [Range(1, WatiLimits.MostCalls)]
    public int Others { get; init; } = 20;

    /// <summary>A read further than this from its slot is answered as throttled at once. Seconds, 0 to 60.</summary>
    [Range(0.0, 60.0)]
    public double LongestWaitSeconds { get; init; } = 10;

    /// <summary>Calls of one tenant that one process makes at once; others wait their turn. 1 to 256.</summary>
    [Range(1, 256)]
    public int CallsAtOnce { get; init; } = 16;

    /// <summary>A class rests for so long after a 429 that names no time; doubles, with jitter. Seconds, 0.05 to 60.</summary>
    [Range(0.05, 60.0)]
    public double FirstPauseSeconds { get; init; } = 1;

    /// <summary>The longest such rest. Seconds, 1 to 3,600.</summary>
    [Range(1.0, 3_600.0)]
    public double LongestPauseSeconds { get; init; } = 60;

    /// <summary>
    /// The shortest rest once a class was throttled for <see cref="ThrottledMinutes"/>: the month's quota is the likely reason then. Seconds, 0.1 to 3,600.
    /// </summary>
    [Range(0.1, 3_600.0)]
    public double StretchedPauseSeconds { get; init; } = 120;

    /// <summary>After so long of nothing but 429 for a class a person is told. Minutes, 0.01 to 1,440.</summary>
    [Range(0.01, 1_440.0)]
    public double ThrottledMinutes { get; init; } = 5;

    /// <summary>How often counted calls are stored; a killed process loses what it counted since. Seconds, 0.1 to 60.</summary>
    [Range(0.1, 60.0)]
    public double CountEverySeconds { get; init; } = 5;

    public int Of(WatiCallClass kind) => kind switch
    {
        WatiCallClass.Messages => Messages,
        WatiCallClass.Contacts => Contacts,
        WatiCallClass.Sends => Sends,
        WatiCallClass.Templates => Templates,
        WatiCallClass.Others => Others,
        _ => throw new UnreachableException(),
    };
}
