using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>How a turn comes about in a chat the agent has.</summary>
internal static class TurnStart
{
    /// <summary>These facts happen, and a turn follows them: the running one, or a new one; none once a breaker has stopped the agent.</summary>
    public static Decision Ensure(Conversation.WithAgent held, string conversationId, IReadOnlyList<IConversationEvent> events, DateTimeOffset now, string newId) =>
        held is { Turn: null, Thread.Stopped: null }
            ? Decision.Accept([.. events, new TurnStarted(newId, held.Thread.Epoch, now)]).Sending(new RunTurn(conversationId, newId))
            : Decision.Accept(events);

    /// <summary>Another turn follows at once on the one that ends.</summary>
    public static Decision Then(this Decision decision, string conversationId, int epoch, DateTimeOffset now, string newId) => decision is Decision.Accepted accepted
        ? (accepted with { Events = [.. accepted.Events, new TurnStarted(newId, epoch, now)] }).Sending(new RunTurn(conversationId, newId))
        : decision;
}
