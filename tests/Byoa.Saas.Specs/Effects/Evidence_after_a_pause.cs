using Byoa.Saas.Conversations;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Effects;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;
using static Byoa.Saas.Specs.Effects.Histories;

namespace Byoa.Saas.Specs.Effects;

/// <summary>The agent got the chat at noon and went to sleep then.</summary>
public sealed class Evidence_after_a_pause
{
    [Fact]
    public void a_chat_that_nobody_else_was_assigned_to_is_the_agents_again() => Person(Asleep(), Assigned("bot@shop.example", Noon)).ShouldBeNull();

    [Fact]
    public void a_person_from_before_the_agent_had_it_is_past() => Person(Asleep(), Assigned("ann@shop.example", Seconds(-60))).ShouldBeNull();

    [Fact]
    public void a_person_who_took_it_at_Wati_keeps_it_though_they_wrote_only_later() =>
        Person([.. WithAgent(), new AgentPaused(2, "ann", Codes.ColleagueWrote, Seconds(600), Seconds(120))], Assigned("ann@shop.example", Seconds(60)), Assigned("bot@shop.example", Noon))
            .ShouldBe("ann@shop.example");

    [Fact]
    public void a_person_who_took_it_at_Wati_before_we_were_told_it_was_ours_keeps_it() => Person(
        [new AgentTookChat(1, Codes.ChatAssigned, "ticket-1", Seconds(60)), new TurnStarted("t1", 1, Seconds(60)), new HistoryImported("t1", [], [], [], null, Seconds(61)) { AssignedAt = Noon }, new AgentPaused(2, "ann", Codes.ColleagueWrote, Seconds(600), Seconds(120))],
        Assigned("ann@shop.example", Seconds(30)), Assigned("bot@shop.example", Noon)).ShouldBe("ann@shop.example");

    [Fact]
    public void once_a_pause_is_over_what_it_ended_counts_from_its_look() =>
        Person([.. Asleep(), new AgentTookChat(3, Codes.PauseOver, null, Seconds(620)) { Since = Seconds(600) }, new AgentPaused(4, "ann", Codes.ColleagueWrote, Seconds(900), Seconds(700))], Assigned("bob@shop.example", Seconds(610)))
            .ShouldBe("bob@shop.example");

    [Fact]
    public void a_further_word_does_not_make_that_assignment_past() =>
        Person([.. Asleep(), new PauseSet(Noon, Seconds(900), Seconds(120))], Assigned("ann@shop.example", Seconds(60))).ShouldBe("ann@shop.example");

    [Fact]
    public void an_assignment_to_the_agent_after_all_counts() =>
        Person(Asleep(), Assigned("bob@shop.example", Seconds(60)), Assigned("bot@shop.example", Seconds(90))).ShouldBeNull();

    [Fact]
    public void who_gives_a_persons_chat_an_end_knows_to_whom_it_is_assigned() =>
        Person([.. HandedOver(), new PauseSet(Seconds(60), Seconds(600), Seconds(60))], Assigned("ann@shop.example", Seconds(1))).ShouldBeNull();

    [Fact]
    public void who_is_assigned_after_an_end_was_set_keeps_the_chat() =>
        Person([.. HandedOver(), new PauseSet(Seconds(60), Seconds(600), Seconds(60))], Assigned("bob@shop.example", Seconds(90))).ShouldBe("bob@shop.example");

    [Fact]
    public void nobody_is_told_from_the_agent_while_nobody_said_who_that_is() =>
        AssignmentEvidence.OfPersonAfterPause([Assigned("bob@shop.example", Seconds(60))], Held(Asleep()), null).ShouldBeNull();

    [Theory]
    [InlineData(Codes.HandedBack)]
    [InlineData(Codes.PauseOver)]
    public void the_hand_over_from_before_the_chat_came_back_by_our_own_means_takes_no_reply_back(string reason)
    {
        var back = Given([.. HandedOver(), new AgentTookChat(3, reason, null, Seconds(600))]).State.Known!;

        AssignmentEvidence.OfTakeOver([Assigned("ann@shop.example", Seconds(5))], back, "bot@shop.example").ShouldBeNull();
        AssignmentEvidence.OfTakeOver([Assigned("ann@shop.example", Seconds(700))], back, "bot@shop.example").ShouldNotBeNull();
    }

    private static string? Person(IReadOnlyList<IConversationEvent> past, params IReadOnlyList<WatiHistoryItem> history) =>
        AssignmentEvidence.OfPersonAfterPause(history, Held(past), "bot@shop.example");

    private static Conversation.WithHuman Held(IReadOnlyList<IConversationEvent> past) => (Conversation.WithHuman)Given(past).State;
}
