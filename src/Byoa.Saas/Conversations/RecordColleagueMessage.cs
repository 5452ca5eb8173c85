using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>A message of the business's side was seen at Wati: an echo of ours, or a colleague's.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="MessageId">Wati's id.</param>
/// <param name="LocalMessageId">The sender's own id, if any.</param>
/// <param name="WhatsappMessageId">The wamid, if any.</param>
/// <param name="Operator">Who Wati says wrote it.</param>
/// <param name="ByColleague">Whether that is surely a person: an operator other than the agent's own, as far as the tenant told us who that is.</param>
/// <param name="Text">What was written.</param>
public sealed record RecordColleagueMessage(
    string ConversationId, string MessageId, string? LocalMessageId, string? WhatsappMessageId, string? Operator, bool ByColleague, string? Text) : ConversationMessage(ConversationId), IConversationMessage;

public static class RecordColleagueMessageDecision
{
    public static Decision Decide(Conversation state, RecordColleagueMessage command, DateTimeOffset now)
    {
        var thread = state.Known ?? Thread.Empty;
        if (thread.HasSeen(command.MessageId) || thread.IsOurs(command.LocalMessageId, command.MessageId, command.WhatsappMessageId))
            return Decision.Ignore(Codes.Duplicate);
        ColleagueWrote wrote = new(command.MessageId, command.Operator, command.Text, now);
        return state is Conversation.WithAgent held && command.ByColleague
            ? Decision.Accept([
                wrote,
                .. OwnerChange.StandDown(held, TurnOutcome.Silent, Codes.ColleagueWrote, now),
                new AgentStoodDown(held.Thread.Epoch + 1, command.Operator, Codes.ColleagueWrote, now),
            ])
            : Decision.Accept(wrote);
    }
}

public static class RecordColleagueMessageHandler
{
    public static Task Handle(RecordColleagueMessage command, ConversationStream stream, TimeProvider time, CancellationToken cancellation) =>
        stream.DecideAsync(command.ConversationId, state => RecordColleagueMessageDecision.Decide(state, command, time.GetUtcNow()), cancellation);
}
