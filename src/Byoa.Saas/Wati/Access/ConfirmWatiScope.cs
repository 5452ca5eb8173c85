using Byoa.Saas.Platform;

namespace Byoa.Saas.Wati.Access;

/// <summary>Wati accepted a call of a class in doubt.</summary>
public sealed record ConfirmWatiScope(string CallClass);

public static class ConfirmWatiScopeDecision
{
    public static Decision Decide(WatiAccess access, ConfirmWatiScope command, DateTimeOffset now) => access.Doubts.ContainsKey(command.CallClass)
        ? Decision.Accept(new WatiScopeConfirmed(command.CallClass, now)).Sending(AccessAlerts.ScopeFound(command.CallClass))
        : Decision.Ignore(AccessCodes.NoDoubt);
}

public static class ConfirmWatiScopeHandler
{
    public static Task<Outcome> Handle(ConfirmWatiScope command, AccessStream access, TimeProvider time, CancellationToken cancellation) =>
        access.DecideAsync(state => ConfirmWatiScopeDecision.Decide(state, command, time.GetUtcNow()), cancellation);
}
