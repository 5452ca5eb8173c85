using Byoa.Saas.Alerts;

namespace Byoa.Saas.Conversations;

/// <summary>A chat that Wati gave to nobody is nobody's worry any more once somebody is known to have it: a colleague who took it or wrote in it, or the agent again.</summary>
internal sealed class AssignmentCause(ConversationReader conversations) : IAlertCause
{
    public IReadOnlyList<string> Kinds { get; } = [AlertKinds.AssignmentRefused];

    public async Task<bool> StandsAsync(OpenAlert alert, CancellationToken cancellation) => Stands(await conversations.LoadAsync(alert.Tenant, alert.Subject, cancellation));

    internal static bool Stands(Conversation state) =>
        state is Conversation.WithHuman { Until: null, IsSomebodys: false };
}
