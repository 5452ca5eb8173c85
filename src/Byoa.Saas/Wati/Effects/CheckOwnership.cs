using Byoa.Saas.Conversations;
using Byoa.Saas.Tenancy;

namespace Byoa.Saas.Wati.Effects;

/// <summary>Looks at recent history before the agent speaks, when the tenant's policy says a look is due.</summary>
public sealed class CheckOwnership(IWatiClients wati, Tenants tenants, Agents agents, TimeProvider time)
{
    private const int HistoryPage = 20;

    public async Task<Sighting> LookAsync(EffectContext context, Conversation state, OwedEffect owed, CancellationToken cancellation)
    {
        if (state is not Conversation.WithAgent held || !owed.Effect.IsMessage || await tenants.FindAsync(context.Account.Tenant, cancellation) is not { } tenant)
            return new Sighting.NothingToCheck();
        var policy = (await agents.InForceAsync(tenant, cancellation)).Definition.OwnershipCheck;
        var now = time.GetUtcNow();
        if (held.Thread.DoubtedAt is null && !policy.IsDue(held.Thread.LastArrivalAt, now))
            return new Sighting.Ours(held.Thread.LastArrivalAt);
        // A look that fails is no reason to keep the customer waiting: the agent had the chat when it was last told.
        var answer = await wati.For(context.Account).GetMessagesAsync(held.Thread.Target(context.ConversationId), 1, HistoryPage, cancellation);
        if (answer is not WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Accepted { Value: var history })
            return new Sighting.Ours(held.Thread.LastArrivalAt);
        if (AssignmentEvidence.OfTakeOver(history, held, tenant.Wati.OperatorEmail) is not { } takeOver)
            return new Sighting.Ours(now);
        await context.SendAsync(new TakeOverConversation(context.ConversationId, takeOver.Assignee, Codes.AssignedToColleague), cancellation);
        return new Sighting.Gone();
    }
}

/// <summary>What a look at who has the chat came to. A closed family.</summary>
public abstract record Sighting
{
    private Sighting() { }

    /// <summary>No word of the agent's own: a hand-over's last words, or no message at all.</summary>
    public sealed record NothingToCheck : Sighting;

    /// <summary>The agent's, as Wati last showed at <paramref name="SeenAt"/>: by a message it pushed, or by its history.</summary>
    public sealed record Ours(DateTimeOffset SeenAt) : Sighting;

    /// <summary>A person had taken it: the agent has stood down, and what it owed is abandoned.</summary>
    public sealed record Gone : Sighting;
}
