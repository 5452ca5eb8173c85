using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Alerts;

public sealed class Knowing_when_an_assignment_is_made_good
{
    [Fact]
    public void a_chat_that_was_given_away_and_is_nobodys_is_still_to_be_assigned() => Stands(HandedOver()).ShouldBeTrue();

    public static TheoryData<string, IConversationEvent[]> Ends => new()
    {
        { "the agent's again", [.. HandedOver(), new AgentTookChat(3, Codes.HandedBack, null, Noon)] },
        { "taken by a colleague", [.. HandedOver(), new AgentStoodDown(3, "ann", Codes.TakenOver, Noon)] },
        { "a colleague wrote", [.. HandedOver(), new AgentStoodDown(3, "ann", Codes.ColleagueWrote, Noon)] },
        { "unknown", [] },
    };

    [Theory, MemberData(nameof(Ends))]
    public void somebody_has_it(string way, IConversationEvent[] past) => Stands(past).ShouldBeFalse(way);

    private static bool Stands(IConversationEvent[] past) => AssignmentCause.Stands(past.Aggregate(Conversation.Initial, Fold.Apply));
}
