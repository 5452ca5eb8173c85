using Byoa.Saas.Conversations;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Effects;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;
using static Byoa.Saas.Specs.Effects.Histories;

namespace Byoa.Saas.Specs.Effects;

/// <summary>Ann was handed the chat at noon; the agent is bot@shop.example.</summary>
public sealed class Evidence_of_a_reassignment
{
    [Fact]
    public void a_later_assignment_to_the_agent_gives_it_the_chat() =>
        Read(Assigned("Bot@Shop.example", Seconds(60)), Assigned("ann@shop.example", Noon)).ShouldBe(ReassignmentEvidence.AgentHasIt);

    [Fact]
    public void an_assignment_to_the_agent_from_before_the_hand_over_says_nothing_of_now() =>
        Read(Assigned("bot@shop.example", Seconds(-60))).ShouldBe(ReassignmentEvidence.ColleagueHasIt);

    [Fact]
    public void an_assignment_of_a_moment_before_says_nothing_either_for_in_doubt_the_person_keeps_the_chat() =>
        Read(Assigned("bot@shop.example", Seconds(-0.5))).ShouldBe(ReassignmentEvidence.ColleagueHasIt);

    [Fact]
    public void a_rule_that_assigns_a_reopened_chat_does_not_undo_a_take_over_told_to_the_platform() =>
        AssignmentEvidence.OfReassignment([Assigned("bot@shop.example", Seconds(60)), .. Reopened(Seconds(59.9))], TakenOverByAnn(), "bot@shop.example").ShouldBe(ReassignmentEvidence.ColleagueHasIt);

    [Fact]
    public void a_closing_is_no_reopening() =>
        AssignmentEvidence.OfReassignment([Assigned("bot@shop.example", Seconds(60)), Ticket(Seconds(59)), FromCustomer(Seconds(30))], TakenOverByAnn(), "bot@shop.example").ShouldBe(ReassignmentEvidence.AgentHasIt);

    [Theory]
    [InlineData("bot@shop.example", ReassignmentEvidence.AgentHasIt), InlineData("ann@shop.example", ReassignmentEvidence.ColleagueHasIt)]
    public void what_was_given_back_before_a_rule_assigned_it_again_stays_given_back(string to, ReassignmentEvidence evidence) =>
        AssignmentEvidence.OfReassignment([Assigned("bot@shop.example", Seconds(60)), .. Reopened(Seconds(59.9)), Assigned(to, Seconds(45)), Assigned("bot@shop.example", Seconds(30))], TakenOverByAnn(), "bot@shop.example")
            .ShouldBe(evidence);

    [Fact]
    public void whoever_assigns_it_to_the_agent_later_does() =>
        AssignmentEvidence.OfReassignment([Assigned("bot@shop.example", Seconds(90)), Assigned("bot@shop.example", Seconds(60)), .. Reopened(Seconds(59.9))], TakenOverByAnn(), "bot@shop.example")
            .ShouldBe(ReassignmentEvidence.AgentHasIt);

    [Fact]
    public void whoever_assigns_it_to_the_agent_right_after_the_rule_does_too() =>
        AssignmentEvidence.OfReassignment([Assigned("bot@shop.example", Seconds(61)), Assigned("bot@shop.example", Seconds(60)), .. Reopened(Seconds(59.9))], TakenOverByAnn(), "bot@shop.example")
            .ShouldBe(ReassignmentEvidence.AgentHasIt);

    [Fact]
    public void our_own_hand_over_as_the_latest_leaves_the_chat_with_the_person() =>
        Read(Assigned("ann@shop.example", Noon), Assigned("bot@shop.example", Seconds(-60))).ShouldBe(ReassignmentEvidence.ColleagueHasIt);

    [Fact]
    public void a_later_assignment_to_the_same_person_leaves_it_there() => Read(Assigned("ann@shop.example", Seconds(60))).ShouldBe(ReassignmentEvidence.ColleagueHasIt);

    [Fact]
    public void the_latest_assignment_counts_whatever_the_order() =>
        Read(Assigned("ann@shop.example", Noon), Assigned("bot@shop.example", Seconds(60))).ShouldBe(ReassignmentEvidence.AgentHasIt);

    [Fact]
    public void a_later_assignment_to_anybody_else_leaves_it_with_people() => Read(Assigned("Somebody", Seconds(60))).ShouldBe(ReassignmentEvidence.ColleagueHasIt);

    [Fact]
    public void the_agent_is_known_by_the_name_an_assignment_told_too() =>
        AssignmentEvidence.OfReassignment([Assigned("Shop Bot", Seconds(60))], Held(new AgentNamed("Shop Bot", Noon)), null).ShouldBe(ReassignmentEvidence.AgentHasIt);

    [Fact]
    public void a_history_without_assignments_is_inconclusive() =>
        AssignmentEvidence.OfReassignment([], Held(CarriedOut()), "bot@shop.example").ShouldBe(ReassignmentEvidence.Inconclusive);

    [Fact]
    public void a_message_takes_no_chat_back_whose_assignment_is_still_owed() => Read().ShouldBe(ReassignmentEvidence.ColleagueHasIt);

    [Fact]
    public void an_assignment_told_again_gives_nothing_back_when_history_since_the_take_over_shows_none() =>
        AssignmentEvidence.OfReassignment([], TakenOverByAnn(), "bot@shop.example", reachesBackTo: Seconds(0.1)).ShouldBe(ReassignmentEvidence.ColleagueHasIt);

    [Fact]
    public void it_is_inconclusive_where_not_even_the_agents_own_assignment_is_listed() =>
        AssignmentEvidence.OfReassignment([], TakenOverByAnn(), "bot@shop.example").ShouldBe(ReassignmentEvidence.Inconclusive);

    [Fact]
    public void a_later_assignment_is_inconclusive_while_nobody_told_who_the_agent_is() =>
        AssignmentEvidence.OfReassignment([Assigned("bot@shop.example", Seconds(60))], Held(), null).ShouldBe(ReassignmentEvidence.Inconclusive);

    private static ReassignmentEvidence Read(params IReadOnlyList<WatiHistoryItem> history) => AssignmentEvidence.OfReassignment(history, Held(), "bot@shop.example");

    private static EffectAccepted[] CarriedOut() => [new(Word.Id, null, null, false, Noon), new(Assignment.Id, null, null, false, Noon)];

    private static Conversation.WithHuman Held(params IReadOnlyList<IConversationEvent> more) => (Conversation.WithHuman)Given([.. Questioned(), .. more]).State;

    private static Conversation.WithHuman TakenOverByAnn() => (Conversation.WithHuman)Given(TakenOver("ann@shop.example")).State;

    private static WatiHistoryItem[] Reopened(DateTimeOffset at) => [Ticket(at), FromCustomer(at.AddSeconds(0.1))];

    private static WatiHistoryItem FromCustomer(DateTimeOffset at) => new(WatiHistoryKind.Message, "m9", at, false, "One more thing", "text", null, null, null, null, null, null);

    private static WatiHistoryItem Ticket(DateTimeOffset at) => new(WatiHistoryKind.Ticket, "t1", at, false, "The chat was opened again by the customer", null, null, null, null, null, null, null);
}
