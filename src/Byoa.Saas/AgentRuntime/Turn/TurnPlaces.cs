using System.Threading.RateLimiting;
using Byoa.Saas.Conversations;
using Byoa.Saas.Tenancy;
using Wolverine;

namespace Byoa.Saas.AgentRuntime.Turn;

/// <summary>Finds a turn its place among its tenant's others in this process.</summary>
public sealed class TurnPlaces(TenantWork work, ConversationReader conversations, TimeProvider time)
{
    /// <returns>Not acquired when the tenant has too much in flight: then the turn was put off, unless it is over already.</returns>
    public async Task<RateLimitLease> TakeAsync(string tenant, RunTurn command, IMessageBus bus, CancellationToken cancellation)
    {
        var place = work.TryBegin(tenant);
        if (place.IsAcquired || await RunningAsync(tenant, command, cancellation) is not { } turn)
            return place;
        if (turn.HasBegun)
            place = work.TryGoOn(tenant);
        if (!place.IsAcquired)
            await work.PutOffAsync(tenant, command, time.GetUtcNow() - turn.StartedAt, bus);
        return place;
    }

    private async Task<Conversations.Turn?> RunningAsync(string tenant, RunTurn command, CancellationToken cancellation)
    {
        var state = await work.StepAsync(tenant, () => conversations.LoadAsync(tenant, command.ConversationId, cancellation), cancellation);
        return state is Conversation.WithAgent { Turn: { } turn } && turn.Id == command.TurnId ? turn : null;
    }
}
