using Byoa.Saas.Platform;
using JasperFx.Events;
using Marten;
using Marten.Events.Aggregation;

namespace Byoa.Saas.Conversations;

/// <summary>A conversation as it is folded beside its stream.</summary>
public sealed class FoldedConversation : Folded<Conversation>
{
    public TurnTally Turns { get; init; } = TurnTally.None;

    /// <summary>When something last happened, while something is to be done: a running turn, effects owed, words that wait, a question who has the chat. The end of a pause that is otherwise quiet. Null while all is done.</summary>
    public DateTimeOffset? OpenSince { get; init; }

    internal static FoldedConversation After(FoldedConversation? before, string id, IConversationEvent happened)
    {
        var state = Fold.Apply(before?.State ?? Conversation.Initial, happened);
        var turns = (before?.Turns ?? TurnTally.None).After(happened);
        return new() { Id = id, State = state, Turns = turns, OpenSince = turns.OpenSince(state, happened.At) };
    }
}

/// <summary>Keeps <see cref="FoldedConversation"/> in step with the stream, inline.</summary>
public sealed partial class ConversationProjection : SingleStreamProjection<FoldedConversation, string>
{
    public override FoldedConversation? Evolve(FoldedConversation? snapshot, string id, IEvent e) => e.Data is IConversationEvent happened
        ? FoldedConversation.After(snapshot, id, happened)
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
