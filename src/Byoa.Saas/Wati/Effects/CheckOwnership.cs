using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.Conversations;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati.Access;

namespace Byoa.Saas.Wati.Effects;

/// <summary>Looks at recent history before the agent speaks, when the tenant's policy says a look is due.</summary>
public sealed class CheckOwnership(HistoryLooks looks, Tenants tenants, Agents agents, TimeProvider time)
{
    private const int HistoryPage = 20;
    private const int TriesWhenCareful = 3;

    public async Task<Sighting> LookAsync(EffectContext context, Conversation state, OwedEffect owed, CancellationToken cancellation)
    {
        if (state is not Conversation.WithAgent held || !owed.Effect.IsMessage || await tenants.FindAsync(context.Account.Tenant, cancellation) is not { } tenant)
            return new Sighting.NothingToCheck();
        var policy = (await agents.InForceAsync(tenant, cancellation)).Definition.OwnershipCheck;
        var now = time.GetUtcNow();
        if (held.Thread.DoubtedAt is null && !policy.IsDue(held.Thread.LastArrivalAt, now))
            return new Sighting.Ours(held.Thread.LastArrivalAt);
        // Whoever asked for a look before every word, and whoever was told of a colleague, is not served by a word without one.
        var careful = policy.Mode == OwnershipCheckMode.Always || held.Thread.DoubtedAt is not null;
        var look = await looks.LookAsync(context.Account, held.Thread.Target(context.ConversationId), context.ConversationId, HistoryPage, careful ? TriesWhenCareful : 1, context.Bus, cancellation);
        if (Unseen(look, careful, held.Thread.LastArrivalAt) is { } unseen)
            return unseen;
        var history = ((HistoryLook.Read)look).NewestFirst;
        if (AssignmentEvidence.OfTakeOver(history, held, tenant.Wati.OperatorEmail) is not { } takeOver)
            return new Sighting.Ours(now);
        await context.SendAsync(new TakeOverConversation(context.ConversationId, takeOver.Assignee, Codes.AssignedToColleague), cancellation);
        return new Sighting.Gone();
    }

    /// <summary>What a look that saw nothing comes to; null when it saw something.</summary>
    /// <param name="look">The look.</param>
    /// <param name="careful">Whether the agent would rather wait than speak without a look.</param>
    /// <param name="toldAt">When Wati last told us the chat is the agent's.</param>
    public static Sighting? Unseen(HistoryLook look, bool careful, DateTimeOffset toldAt) => look switch
    {
        HistoryLook.Read => null,
        HistoryLook.Paused => new Sighting.Unknown(TimeSpan.Zero),
        HistoryLook.Later later when careful => new Sighting.Unknown(later.Wait),
        // A look that fails is no reason to keep the customer waiting: the agent had the chat when it was last told.
        _ => new Sighting.Ours(toldAt),
    };
}

/// <summary>What a look at who has the chat came to. A closed family.</summary>
public abstract record Sighting
{
    private Sighting() { }

    /// <summary>No word of the agent's own: a hand-over's last words, or no message at all.</summary>
    public sealed record NothingToCheck : Sighting;

    /// <summary>The agent's, as Wati last showed at <paramref name="SeenAt"/>: by a message it pushed, or by its history.</summary>
    public sealed record Ours(DateTimeOffset SeenAt) : Sighting;

    /// <summary>Nobody may look yet: nothing is said before a look.</summary>
    public sealed record Unknown(TimeSpan Wait) : Sighting;

    /// <summary>A person had taken it: the agent has stood down, and what it owed is abandoned.</summary>
    public sealed record Gone : Sighting;
}
