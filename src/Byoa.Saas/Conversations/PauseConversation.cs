using System.Diagnostics;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>The agent sleeps for a while and goes on by itself. A chat a person has without an end gets one; a pause gets another.</summary>
public sealed record PauseConversation(string ConversationId, TimeSpan Time) : ConversationMessage(ConversationId), IConversationMessage;

public static class PauseConversationDecision
{
    public static Decision Decide(Conversation state, PauseConversation command, DateTimeOffset now) => state switch
    {
        Conversation.WithAgent held => OwnerChange.Pause(held, command.ConversationId, null, Codes.Paused, now + command.Time, now),
        // A hand-over's last words, and a question whether the chat is the agent's again, are of a time before.
        Conversation.WithHuman held when OwnerChange.LeavesSomethingOpen(held) => Decision
            .Accept([.. OwnerChange.Drop(held.Thread, now), new AgentPaused(held.Thread.Epoch + 1, held.Operator, Codes.Paused, now + command.Time, now)])
            .Sending(OwnerChange.WakeUp(command.ConversationId, held.Thread.Epoch + 1, now + command.Time, now)).Sending(OwnerChange.Certain(held, command.ConversationId)),
        Conversation.WithHuman held => Decision.Accept(new PauseSet(now, now + command.Time, now))
            .Sending(OwnerChange.WakeUp(command.ConversationId, held.Thread.Epoch, now + command.Time, now)),
        Conversation.Resolved held => Decision.Accept(new AgentPaused(held.Thread.Epoch + 1, null, Codes.Paused, now + command.Time, now))
            .Sending(OwnerChange.WakeUp(command.ConversationId, held.Thread.Epoch + 1, now + command.Time, now)),
        // Waking up, the agent would take a chat that nobody gave to it.
        Conversation.Unassigned => Decision.Refuse(Codes.NeverTheAgents),
        Conversation.NotStarted => Decision.Refuse(Codes.ConversationUnknown),
        _ => throw new UnreachableException(),
    };
}

public static class PauseConversationHandler
{
    public static Task<Outcome> Handle(PauseConversation command, ConversationStream stream, TimeProvider time, CancellationToken cancellation) =>
        stream.DecideAsync(command.ConversationId, state => PauseConversationDecision.Decide(state, command, time.GetUtcNow()), cancellation);
}
