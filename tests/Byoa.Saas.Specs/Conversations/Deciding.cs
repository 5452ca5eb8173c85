using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Specs.Conversations;

/// <summary>Every command with its decision.</summary>
internal static class Deciding
{
    public static ConversationRules Rules { get; } = new();

    public static Decision Decide(Conversation state, ConversationMessage command, DateTimeOffset now, string newId) => command switch
    {
        ReceiveMessage c => ReceiveMessageDecision.Decide(state, c, Rules, now, newId),
        AssignChat c => AssignChatDecision.Decide(state, c, Rules, now, newId),
        RecordReaction c => RecordReactionDecision.Decide(state, c, now),
        RecordColleagueMessage c => RecordColleagueMessageDecision.Decide(state, c, now),
        RecordDelivery c => RecordDeliveryDecision.Decide(state, c, now),
        TakeOverConversation c => TakeOverConversationDecision.Decide(state, c, now),
        HandBackConversation c => HandBackConversationDecision.Decide(state, c, now, newId),
        HandOver c => HandOverDecision.Decide(state, c, now),
        SettleReassignment c => SettleReassignmentDecision.Decide(state, c, Rules, now, newId),
        RecordTurnFact c => RecordTurnFactDecision.Decide(state, c),
        ProposeReply c => ProposeReplyDecision.Decide(state, c, Rules, now, newId),
        ProposeTemplate c => ProposeTemplateDecision.Decide(state, c, now),
        ReplaceByTemplate c => ReplaceByTemplateDecision.Decide(state, c, now),
        EndTurnInSilence c => EndTurnInSilenceDecision.Decide(state, c, now),
        ClaimEffect c => ClaimEffectDecision.Decide(state, c, now),
        RecordEffectOutcome c => RecordEffectOutcomeDecision.Decide(state, c),
        WakeConversation c => WakeConversationDecision.Decide(state, c, now, newId),
        AbandonEffect c => AbandonEffectDecision.Decide(state, c, now, newId),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "Name the command's decision here."),
    };
}
