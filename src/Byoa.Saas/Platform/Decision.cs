namespace Byoa.Saas.Platform;

/// <summary>What the rules say to a command: a closed family, made by pure functions.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <summary>It happens: these facts are appended, these messages leave in the same transaction.</summary>
    public sealed record Accepted(IReadOnlyList<object> Events, IReadOnlyList<object> Messages) : Decision;

    /// <summary>Nothing to do, and that is fine: the command came twice, late, or changes nothing.</summary>
    public sealed record Ignored(string Code) : Decision;

    /// <summary>The rules say no. The code is part of the public contract.</summary>
    public sealed record Refused(string Code) : Decision;

    public static Decision Accept(params IReadOnlyList<object> events) => new Accepted(events, []);

    public static Decision Ignore(string code) => new Ignored(code);

    public static Decision Refuse(string code) => new Refused(code);
}

/// <summary>A message that leaves with the accepted facts and arrives after a while, whatever process runs then.</summary>
public sealed record Later(object Message, TimeSpan Delay);

public static class DecisionMessages
{
    /// <summary>Adds messages that leave with the accepted facts; an ignored or refused command sends nothing.</summary>
    public static Decision Sending(this Decision decision, params IReadOnlyList<object> messages) => decision is Decision.Accepted accepted
        ? accepted with { Messages = [.. accepted.Messages, .. messages] }
        : decision;
}
