using Byoa.Saas.Alerts;
using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Alerts;

public sealed class Knowing_when_a_chats_alert_is_over
{
    [Fact]
    public void a_chat_that_was_given_away_and_is_nobodys_is_still_to_be_assigned() => Stands(AlertKinds.AssignmentRefused, HandedOver()).ShouldBeTrue();

    public static TheoryData<string, IConversationEvent[]> Assigned => new()
    {
        { "the agent's again", [.. HandedOver(), new AgentTookChat(3, Codes.HandedBack, null, Noon)] },
        { "taken by a colleague", [.. HandedOver(), new AgentStoodDown(3, "ann", Codes.TakenOver, Noon)] },
        { "a colleague wrote", [.. HandedOver(), new AgentStoodDown(3, "ann", Codes.ColleagueWrote, Noon)] },
        { "unknown", [] },
    };

    [Theory, MemberData(nameof(Assigned))]
    public void somebody_has_it(string way, IConversationEvent[] past) => Stands(AlertKinds.AssignmentRefused, past).ShouldBeFalse(way);

    public static TheoryData<string, IConversationEvent[]> StillStopped => new()
    {
        { "nobody has it in hand yet", Stopped() },
        { "handed over", ByBreaker() },
        { "taken by a colleague", [.. ByBreaker(), new AgentStoodDown(3, "ann", Codes.TakenOver, Noon)] },
        { "a question who has it", [.. ByBreaker(), new ReassignmentNoticed(null, Noon), new ReassignmentDismissed(Codes.HistoryUnreadable, Noon)] },
    };

    [Theory, MemberData(nameof(StillStopped))]
    public void a_breaker_counts_until_the_chat_is_the_agents_again(string way, IConversationEvent[] past)
    {
        Stands(AlertKinds.BreakerTripped, past).ShouldBeTrue(way);
        Stands(AlertKinds.BreakerTripped, [.. past, new AgentTookChat(4, Codes.HandedBack, null, Noon)]).ShouldBeFalse(way);
    }

    [Fact]
    public void no_breaker_stopped_a_chat_nobody_knows_or_one_that_was_handed_over_for_something_else()
    {
        Stands(AlertKinds.BreakerTripped, []).ShouldBeFalse();
        Stands(AlertKinds.BreakerTripped, HandedOver()).ShouldBeFalse();
    }

    public static TheoryData<string, IConversationEvent[]> Doubts => new()
    {
        { "a question nobody could answer", InDoubt() },
        { "a pause nobody could end", [.. Asleep(), new TakeOverRenewed("ann", Codes.HistoryUnreadable, Noon)] },
        { "a further question", [.. InDoubt(), new ReassignmentNoticed(null, Noon)] },
    };

    [Theory, MemberData(nameof(Doubts))]
    public void who_has_a_chat_is_unknown_once_history_could_not_be_read(string way, IConversationEvent[] past) => Stands(AlertKinds.OwnerUnknown, past).ShouldBeTrue(way);

    public static TheoryData<string, IConversationEvent[]> Certain => new()
    {
        { "a colleague said it is theirs, of whom nobody knew", [.. InDoubt(), new AgentStoodDown(3, "ann", Codes.TakenOver, Noon)] },
        { "the agent's again", [.. InDoubt(), new AgentTookChat(3, Codes.ChatAssigned, null, Noon)] },
        { "history could be read again", [.. InDoubt(), new ReassignmentNoticed(null, Noon), new ReassignmentDismissed(Codes.AssignedToColleague, Noon)] },
        { "unknown", [] },
    };

    [Theory, MemberData(nameof(Certain))]
    public void a_doubt_is_over_once_somebody_is_known_to_have_the_chat(string way, IConversationEvent[] past) => Stands(AlertKinds.OwnerUnknown, past).ShouldBeFalse(way);

    private static IConversationEvent[] InDoubt() => [.. Questioned(), new ReassignmentDismissed(Codes.HistoryUnreadable, Noon)];

    private static IConversationEvent[] ByBreaker() =>
        [.. TurnRuns(), new TurnEnded("t1", TurnOutcome.HandedOver, Codes.ReplyLoop, Noon), new HandedToPerson("h1", 2, Codes.ReplyLoop, null, [], "A loop.", [], Noon)];

    private static bool Stands(string kind, IConversationEvent[] past) => ChatCause.Stands(kind, past.Aggregate(Conversation.Initial, Fold.Apply));
}
