using Byoa.Saas.Conversations;
using Byoa.Saas.Tenancy;

namespace Byoa.Saas.Wati.Effects;

/// <summary>Looks at recent history before the agent speaks, when the tenant's policy says a look is due.</summary>
public sealed class CheckOwnership(IWatiClients wati, Tenants tenants, Agents agents, TimeProvider time)
{
    private const int HistoryPage = 20;

    /// <returns>False when a person had taken the chat: the agent has stood down, and what it owed is abandoned.</returns>
    public async Task<bool> StillOursAsync(EffectContext context, Conversation state, OwedEffect owed, CancellationToken cancellation)
    {
        if (state is not Conversation.WithAgent held || !owed.Effect.IsMessage || await tenants.FindAsync(context.Account.Tenant, cancellation) is not { } tenant)
            return true;
        var policy = (await agents.InForceAsync(tenant, cancellation)).Definition.OwnershipCheck;
        if (!policy.IsDue(held.Thread.LastArrivalAt, time.GetUtcNow()))
            return true;
        // A look that fails is no reason to keep the customer waiting: the agent had the chat when it was last told.
        var answer = await wati.For(context.Account).GetMessagesAsync(held.Thread.Target(context.ConversationId), 1, HistoryPage, cancellation);
        if (answer is not WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Accepted { Value: var history }
            || AssignmentEvidence.OfTakeOver(history, held, tenant.Wati.OperatorEmail) is not { } takeOver)
            return true;
        await context.SendAsync(new TakeOverConversation(context.ConversationId, takeOver.Assignee, Codes.AssignedToColleague), cancellation);
        return false;
    }
}
