using System.Diagnostics;

namespace Byoa.Saas.Wati.Transport;

internal static class WatiAnswers
{
    /// <summary>Goes on with the value of an accepted answer; any other answer stays what it is.</summary>
    public static WatiAnswer<TOut> Then<TIn, TOut>(this WatiAnswer<TIn> answer, Func<TIn, WatiAnswer<TOut>> next) => answer switch
    {
        WatiAnswer<TIn>.Accepted accepted => next(accepted.Value),
        WatiAnswer<TIn>.Rejected rejected => new WatiAnswer<TOut>.Rejected(rejected.Code, rejected.Detail),
        WatiAnswer<TIn>.Throttled throttled => new WatiAnswer<TOut>.Throttled(throttled.RetryAfter) { IsInLine = throttled.IsInLine },
        WatiAnswer<TIn>.Credential credential => new WatiAnswer<TOut>.Credential(credential.Detail),
        WatiAnswer<TIn>.NotSent notSent => new WatiAnswer<TOut>.NotSent(notSent.Detail),
        WatiAnswer<TIn>.Unknown unknown => new WatiAnswer<TOut>.Unknown(unknown.Detail),
        _ => throw new UnreachableException(),
    };
}
