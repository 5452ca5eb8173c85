using System.Diagnostics;

namespace Byoa.Saas.Platform;

/// <summary>What became of a command, for a caller who waits for it.</summary>
/// <param name="Result">Accepted, ignored or refused.</param>
/// <param name="Code">The code of a refusal or of an ignored command; null when accepted.</param>
public sealed record Outcome(OutcomeResult Result, string? Code)
{
    public static Outcome Of(Decision decision) => decision switch
    {
        Decision.Accepted => new(OutcomeResult.Accepted, null),
        Decision.Ignored ignored => new(OutcomeResult.Ignored, ignored.Code),
        Decision.Refused refused => new(OutcomeResult.Refused, refused.Code),
        _ => throw new UnreachableException(),
    };

    public bool IsAccepted => Result == OutcomeResult.Accepted;
}

public enum OutcomeResult { Accepted, Ignored, Refused }
