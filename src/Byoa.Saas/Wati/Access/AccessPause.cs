using System.Collections.Concurrent;
using Byoa.Saas.Platform;
using Byoa.Saas.Wati.Limits;
using Marten;
using Microsoft.Extensions.Options;
using Wolverine;

namespace Byoa.Saas.Wati.Access;

/// <summary>Work that needs Wati rests while it refuses the tenant's token: it is kept, and looked at again from time to time.</summary>
public sealed class AccessPause(IDocumentStore store, IOptions<AccessOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);

    private sealed record Known(WatiAccess Access, long At);

    /// <returns>True when the message was put off, and its handler has nothing to do.</returns>
    public async Task<bool> PutOffAsync(string tenant, object message, IMessageBus bus, CancellationToken cancellation)
    {
        if (await NowAsync(tenant, cancellation) is not WatiAccess.Refused refused)
            return false;
        var now = time.GetUtcNow();
        if (RenewWatiProbeDecision.IsOverdue(refused, now))
        {
            await bus.InvokeForTenantAsync<Outcome>(tenant, new RenewWatiProbe(refused.Probe), cancellation);
            known.TryRemove(tenant, out _);
        }
        var pause = options.Value.LookAgainAfter(now - refused.Since) * (1 + (Random.Shared.NextDouble() / 2));
        await bus.PublishAsync(message, new DeliveryOptions { TenantId = tenant, ScheduleDelay = pause });
        return true;
    }

    /// <summary>Wati refused the token at a call.</summary>
    /// <returns>False when only a scope is missing, or this chat is closed to the token: then the call is refused for good, and nothing else is.</returns>
    public async Task<bool> PauseAsync(
        string tenant, WatiCallClass kind, DateTimeOffset calledAt, string conversationId, IMessageBus bus, CancellationToken cancellation)
    {
        var outcome = await bus.InvokeForTenantAsync<Outcome>(tenant, new RefuseWatiAccess(kind.Name(), calledAt, conversationId), cancellation);
        known.TryRemove(tenant, out _);
        return outcome.Code != AccessCodes.ScopeMissing;
    }

    /// <summary>What Wati's answer to a call says of the token, whatever else it says.</summary>
    /// <returns>True when the tenant's access is paused for it: then it says nothing else, and the call is to be made again once the token is mended.</returns>
    public async Task<bool> IsPausedByAsync<T>(
        WatiAnswer<T> answer, string tenant, WatiCallClass kind, DateTimeOffset calledAt, string conversationId, IMessageBus bus, CancellationToken cancellation)
    {
        if (answer is WatiAnswer<T>.Accepted)
            await ConfirmAsync(tenant, kind, conversationId, bus, cancellation);
        return answer is WatiAnswer<T>.Credential && await PauseAsync(tenant, kind, calledAt, conversationId, bus, cancellation);
    }

    /// <summary>Wati accepted a call: no scope is missing for its class, and the chat is open to it.</summary>
    public async Task ConfirmAsync(string tenant, WatiCallClass kind, string conversationId, IMessageBus bus, CancellationToken cancellation)
    {
        ConfirmWatiScope command = new(kind.Name(), conversationId);
        if (!ConfirmWatiScopeDecision.IsInDoubt(await NowAsync(tenant, cancellation), command))
            return;
        await bus.InvokeForTenantAsync<Outcome>(tenant, command, cancellation);
        known.TryRemove(tenant, out _);
    }

    /// <summary>The access as it is, not as it was known.</summary>
    public async Task<WatiAccess> LoadAsync(string tenant, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(tenant);
        return (await session.LoadAsync<FoldedWatiAccess>(AccessStream.Id, cancellation))?.State ?? WatiAccess.Initial;
    }

    private async ValueTask<WatiAccess> NowAsync(string tenant, CancellationToken cancellation)
    {
        if (known.TryGetValue(tenant, out var recent) && time.GetElapsedTime(recent.At) < TimeSpan.FromSeconds(options.Value.KeepSeconds))
            return recent.Access;
        var at = time.GetTimestamp();
        var access = await LoadAsync(tenant, cancellation);
        known[tenant] = new Known(access, at);
        return access;
    }
}
