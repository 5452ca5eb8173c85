using Marten;
using Wolverine;

namespace Byoa.Saas.Platform;

/// <summary>A folded stream as it is stored beside its events, in the transaction that appends them.</summary>
/// <typeparam name="TState">The family of states.</typeparam>
public abstract class Folded<TState>
{
    public required string Id { get; set; }

    public required TState State { get; set; }
}

/// <summary>
/// The one way to change a stream: lock, read, decide, append at the version read, hand messages to the outbox. The bus commits all of it in one
/// transaction after the handler. A second writer waits for the first, which takes milliseconds, and decides upon what it wrote.
/// </summary>
public sealed class Streams(IDocumentSession session, IMessageContext bus)
{
    public string Tenant => session.TenantId;

    public async Task<Outcome> DecideAsync<TFolded, TState>(string id, TState initial, Func<TState, Decision> decide, CancellationToken cancellation)
        where TFolded : Folded<TState>
    {
        var stream = await session.Events.FetchForExclusiveWriting<TFolded>(id, cancellation);
        var decision = decide(stream.Aggregate is { } folded ? folded.State : initial);
        if (decision is Decision.Accepted accepted)
        {
            stream.AppendMany(accepted.Events);
            foreach (var message in accepted.Messages)
                await SendAsync(message);
        }
        return Outcome.Of(decision);
    }

    private ValueTask SendAsync(object message) => message is Later later
        ? bus.PublishAsync(later.Message, new DeliveryOptions { TenantId = session.TenantId, ScheduleDelay = later.Delay })
        : bus.PublishAsync(message);
}
