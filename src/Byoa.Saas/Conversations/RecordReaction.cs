using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>A customer reacted with an emoji: noted, never answered.</summary>
public sealed record RecordReaction(string ConversationId, string MessageId, string Emoji, string? WhatsappMessageId) : ConversationMessage(ConversationId), IConversationMessage;

public static class RecordReactionDecision
{
    public static Decision Decide(Conversation state, RecordReaction command, DateTimeOffset now) => state.Known?.HasSeen(command.MessageId) == true
        ? Decision.Ignore(Codes.Duplicate)
        : Decision.Accept(new CustomerReacted(command.MessageId, command.Emoji, command.WhatsappMessageId, now));
}

public static class RecordReactionHandler
{
    public static Task Handle(RecordReaction command, ConversationStream stream, TimeProvider time, CancellationToken cancellation) =>
        stream.DecideAsync(command.ConversationId, state => RecordReactionDecision.Decide(state, command, time.GetUtcNow()), cancellation);
}
