using System.Diagnostics;

namespace Byoa.Saas.Wati.Limits;

/// <summary>
/// What one tenant may ask of Wati, by its plan: calls per ten seconds of each class, where it differs from the platform's <see cref="LimitOptions"/>.
/// </summary>
public sealed record WatiLimits
{
    /// <summary>Calls per ten seconds that a tenant may be given.</summary>
    public const int MostCalls = 1_000;

    /// <summary>More than Wati's largest plan has.</summary>
    public const long MostMonthlyCalls = 1_000_000_000;

    public static WatiLimits Defaults { get; } = new();

    /// <summary>Reads of message history.</summary>
    public int? Messages { get; init; }

    /// <summary>Reads and changes of contacts.</summary>
    public int? Contacts { get; init; }

    /// <summary>Texts, files and choices.</summary>
    public int? Sends { get; init; }

    public int? Templates { get; init; }

    /// <summary>Media, assignments, states of chats.</summary>
    public int? Others { get; init; }

    /// <summary>The plan's calls per calendar month; null when unknown, and then nobody is warned.</summary>
    public long? MonthlyCalls { get; init; }

    /// <summary>After so many minutes of nothing but 429 for a class a person is told. Minutes, 0.01 to 1,440; null is the platform's.</summary>
    public double? ThrottledMinutes { get; init; }

    public int? Of(WatiCallClass kind) => kind switch
    {
        WatiCallClass.Messages => Messages,
        WatiCallClass.Contacts => Contacts,
        WatiCallClass.Sends => Sends,
        WatiCallClass.Templates => Templates,
        WatiCallClass.Others => Others,
        _ => throw new UnreachableException(),
    };
}
