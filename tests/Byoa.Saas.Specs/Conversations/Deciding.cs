using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Specs.Conversations;

/// <summary>Every command with its decision.</summary>
internal static class Deciding
{
    public static ConversationRules Rules { get; } = new();

    /// <summary>Tight ones, so that short stories trip over them.</summary>
    public static AgentRules Agent { get; } = new(new Rate(1, TimeSpan.FromSeconds(10)), TimeSpan.FromSeconds(50));

    public static Decision Decide(Conversation state, ConversationMessage command, DateTimeOffset now, string newId, AgentRules? agent = null) => command switch
    {
        ReceiveMessage c => ReceiveMessageDecision.Decide(state, c, Rules, agent ?? AgentRules.None, now, newId),
        AssignChat c => AssignChatDecision.Decide(state, c, Rules, now, newId),
        RecordReaction c => RecordReactionDecision.Decide(state, c, now),
        RecordColleagueMessage c => RecordColleagueMessageDecision.Decide(state, c, agent ?? AgentRules.None, now),
        RecordDelivery c => RecordDeliveryDecision.Decide(state, c, now),
        TakeOverConversation c => TakeOverConversationDecision.Decide(state, c, now),
        PauseConversation c => PauseConversationDecision.Decide(state, c, now),
        EndPause c => EndPauseDecision.Decide(state, c, now, newId),
        HandBackConversation c => HandBackConversationDecision.Decide(state, c, now, newId),
        HandOver c => HandOverDecision.Decide(state, c, now),
        SettleReassignment c => SettleReassignmentDecision.Decide(state, c, Rules, agent ?? AgentRules.None, now, newId),
        RecordTurnFact c => RecordTurnFactDecision.Decide(state, c, agent ?? AgentRules.None, now),
        ProposeReply c => ProposeReplyDecision.Decide(state, c, Rules, now, newId),
        ProposeTemplate c => ProposeTemplateDecision.Decide(state, c, now, newId),
        ReplaceByTemplate c => ReplaceByTemplateDecision.Decide(state, c, now),
        EndTurnInSilence c => EndTurnInSilenceDecision.Decide(state, c, now),
        ClaimEffect c => ClaimEffectDecision.Decide(state, c, now),
        RecordEffectOutcome c => RecordEffectOutcomeDecision.Decide(state, c, newId),
        WakeConversation c => WakeConversationDecision.Decide(state, c, now, newId),
        AbandonEffect c => AbandonEffectDecision.Decide(state, c, now, newId),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "Name the command's decision here."),
    };
}
