using System.Diagnostics;
using Byoa.Saas.Alerts;

namespace Byoa.Saas.Conversations;

/// <summary>Whether what the alerts of a chat warn of is still so.</summary>
internal sealed class ChatCause(ConversationReader conversations) : IAlertCause
{
    public IReadOnlyList<string> Kinds { get; } = [AlertKinds.AssignmentRefused, AlertKinds.BreakerTripped, AlertKinds.OwnerUnknown];

    public async Task<bool> StandsAsync(OpenAlert alert, CancellationToken cancellation) =>
        Stands(alert.Kind, await conversations.LoadAsync(alert.Tenant, alert.Subject, cancellation));

    internal static bool Stands(string kind, Conversation state) => kind switch
    {
        // A chat that Wati gave to nobody is nobody's worry any more once somebody is known to have it: a colleague who took it or wrote in it, or the agent again.
        AlertKinds.AssignmentRefused => state is Conversation.WithHuman { Until: null, IsSomebodys: false },
        AlertKinds.BreakerTripped => state.Known?.Stopped is not null,
        AlertKinds.OwnerUnknown => state is Conversation.WithHuman { InDoubt: true },
        _ => throw new UnreachableException(),
    };
}
