using Byoa.Saas.Platform;
using JasperFx.Events;
using Marten;
using Marten.Events.Aggregation;

namespace Byoa.Saas.Conversations;

/// <summary>A conversation as it is folded beside its stream.</summary>
public sealed class FoldedConversation : Folded<Conversation>;

/// <summary>Keeps <see cref="FoldedConversation"/> in step with the stream, inline.</summary>
public sealed partial class ConversationProjection : SingleStreamProjection<FoldedConversation, string>
{
    public override FoldedConversation? Evolve(FoldedConversation? snapshot, string id, IEvent e) => e.Data is IConversationEvent happened
        ? new FoldedConversation { Id = id, State = Fold.Apply(snapshot?.State ?? Conversation.Initial, happened) }
        : snapshot;
}

/// <summary>How handlers decide on a conversation: the line that names the decision, and nothing else.</summary>
public sealed class ConversationStream(Streams streams)
{
    public string Tenant => streams.Tenant;

    public Task<Outcome> DecideAsync(string conversationId, Func<Conversation, Decision> decide, CancellationToken cancellation) =>
        streams.DecideAsync<FoldedConversation, Conversation>(conversationId, Conversation.Initial, decide, cancellation);
}

/// <summary>Reads conversations outside of commands.</summary>
public sealed class ConversationReader(IDocumentStore store)
{
    /// <summary>The conversation now; <see cref="Conversation.NotStarted"/> when there is none.</summary>
    public async Task<Conversation> LoadAsync(string tenant, string conversationId, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(tenant);
        var folded = await session.LoadAsync<FoldedConversation>(conversationId, cancellation);
        return folded?.State ?? Conversation.Initial;
    }

    /// <summary>All events of the conversation, oldest first; empty when there is none.</summary>
    public async Task<IReadOnlyList<IEvent>> EventsAsync(string tenant, string conversationId, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(tenant);
        return await session.Events.FetchStreamAsync(conversationId, token: cancellation);
    }
}
