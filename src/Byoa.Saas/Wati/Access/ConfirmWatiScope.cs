using Byoa.Saas.Platform;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Wati.Access;

/// <summary>Wati accepted a call of a class in doubt, or of a chat in doubt. Of other chats it says only that the class is open.</summary>
/// <param name="CallClass">The class of the call.</param>
/// <param name="ConversationId">The conversation it was for.</param>
public sealed record ConfirmWatiScope(string CallClass, string ConversationId);

public static class ConfirmWatiScopeDecision
{
    public static Decision Decide(WatiAccess access, ConfirmWatiScope command, AccessOptions options, DateTimeOffset now)
    {
        if (!IsInDoubt(access, command))
            return Decision.Ignore(AccessCodes.NoDoubt);
        WatiScopeConfirmed confirmed = new(command.CallClass, now) { ConversationId = command.ConversationId };
        return Decision.Accept(confirmed).Sending(AccessAlerts.OfScopes(access, AccessFold.Apply(access, confirmed), options));
    }

    public static bool IsInDoubt(WatiAccess access, ConfirmWatiScope command) =>
        access.Doubts.ContainsKey(command.CallClass) || access.ChatDoubts.ContainsKey(ScopeDoubts.KeyOf(command.CallClass, command.ConversationId));
}

public static class ConfirmWatiScopeHandler
{
    public static Task<Outcome> Handle(
        ConfirmWatiScope command, AccessStream access, IOptions<AccessOptions> options, TimeProvider time, CancellationToken cancellation) =>
        access.DecideAsync(state => ConfirmWatiScopeDecision.Decide(state, command, options.Value, time.GetUtcNow()), cancellation);
}
