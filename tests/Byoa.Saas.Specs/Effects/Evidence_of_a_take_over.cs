using Byoa.Saas.Conversations;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Effects;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;
using static Byoa.Saas.Specs.Effects.Histories;

namespace Byoa.Saas.Specs.Effects;

/// <summary>The customer wrote at noon, in a chat of the agent's, who is bot@shop.example.</summary>
public sealed class Evidence_of_a_take_over
{
    [Fact]
    public void an_assignment_to_somebody_else_after_the_last_message_is_a_take_over() => Who(ReplyOwed(), Assigned("ann@shop.example", Seconds(5))).ShouldBe("ann@shop.example");

    [Fact]
    public void one_from_before_it_is_past_since_Wati_sends_messages_of_the_agents_chats_alone() => Who(ReplyOwed(), Assigned("ann@shop.example", Seconds(-60))).ShouldBeNull();

    [Fact]
    public void one_a_second_after_the_customers_message_is_seen() =>
        Who(ReplyOwed(), Assigned("ann@shop.example", Seconds(1)), Assigned("bot@shop.example", Seconds(-5))).ShouldBe("ann@shop.example");

    [Fact]
    public void where_the_agents_assignment_is_not_listed_one_a_second_after_the_message_is_seen_too() =>
        Who(ReplyOwed(), Assigned("ann@shop.example", Seconds(1))).ShouldBe("ann@shop.example");

    [Fact]
    public void of_one_within_the_tolerance_of_the_clocks_after_we_gave_the_chat_back_nobody_can_say_that_it_came_later() =>
        Who([.. TakenOver(), new AgentTookChat(3, Codes.HandedBack, null, Seconds(60))], Assigned("ann@shop.example", Seconds(61))).ShouldBeNull();

    [Fact]
    public void one_to_the_agent_is_none() => Who(ReplyOwed(), Assigned("bot@shop.example", Seconds(5))).ShouldBeNull();

    [Fact]
    public void once_a_message_named_a_colleague_the_latest_assignment_counts_whenever_it_was_made() =>
        Who([.. ReplyOwed(), new OwnershipDoubted(Seconds(10))], Assigned("ann@shop.example", Seconds(-60))).ShouldBe("ann@shop.example");

    [Fact]
    public void an_assignment_from_before_the_chat_was_given_back_is_past_though_a_message_named_a_colleague() =>
        Who([.. TakenOver(), new AgentTookChat(3, Codes.HandedBack, null, Noon), new OwnershipDoubted(Seconds(10))], Assigned("ann@shop.example", Seconds(-60))).ShouldBeNull();

    [Fact]
    public void while_nobody_told_who_the_agent_is_nobody_can_be_told_from_it() =>
        AssignmentEvidence.OfTakeOver([Assigned("ann@shop.example", Seconds(5))], Held(ReplyOwed()), null).ShouldBeNull();

    private static string? Who(IReadOnlyList<IConversationEvent> past, params IReadOnlyList<WatiHistoryItem> history) =>
        AssignmentEvidence.OfTakeOver(history, Held(past), "bot@shop.example")?.Assignee;

    private static Byoa.Saas.Conversations.Thread Held(IReadOnlyList<IConversationEvent> past) => Given(past).State.Known!;
}
