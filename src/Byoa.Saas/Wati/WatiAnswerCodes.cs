using System.Diagnostics;

namespace Byoa.Saas.Wati;

/// <summary>The one word for an answer, for events, logs and metrics.</summary>
public static class WatiAnswerCodes
{
    public static string Of<T>(WatiAnswer<T> answer) => answer switch
    {
        WatiAnswer<T>.Accepted => "accepted",
        WatiAnswer<T>.Rejected rejected => rejected.Code,
        WatiAnswer<T>.Throttled => "throttled",
        WatiAnswer<T>.Credential => "credential_refused",
        WatiAnswer<T>.NotSent => "not_sent",
        WatiAnswer<T>.Unknown => "unknown",
        _ => throw new UnreachableException(),
    };
}
