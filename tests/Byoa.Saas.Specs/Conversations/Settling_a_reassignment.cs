using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

public sealed class Settling_a_reassignment
{
    private static SettleReassignment Settle(ReassignmentEvidence evidence, int epoch = 2, int question = 1) => new(Chat, epoch, evidence) { Question = question };

    [Fact]
    public void the_agent_takes_the_chat_when_history_says_so() =>
        Given(Questioned()).When(Settle(ReassignmentEvidence.AgentHasIt), Seconds(1))
            .Then(new AgentTookChat(3, Codes.ChatAssigned, "ticket-1", Seconds(1)), new TurnStarted(NewId, 3, Seconds(1)))
            .AndSends(new RunTurn(Chat, NewId));

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    public void a_colleagues_word_after_the_assignment_that_gave_the_chat_counts_though_it_was_told_first(int pauseMinutes)
    {
        var pause = TimeSpan.FromMinutes(pauseMinutes);
        var held = Given([.. TakenOver(), new ReassignmentNoticed(null, Seconds(11)), SpokenAt(20)])
            .When(Settle(ReassignmentEvidence.AgentHasIt) with { AssignedAt = Seconds(10) }, Seconds(40), AgentRules.None with { PauseAfterColleague = pause })
            .State.ShouldBeOfType<Conversation.WithHuman>();

        (held.Since, held.Until, held.Questioned, held.Thread.Epoch).ShouldBe((Seconds(20), pauseMinutes == 0 ? null : Seconds(20) + pause, false, 3));
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(20, 0.1)]
    public void one_from_before_it_or_after_which_the_agent_would_have_slept_enough_does_not(int spoken, double pauseMinutes) =>
        Given([.. TakenOver(), new ReassignmentNoticed(null, Seconds(11)), SpokenAt(spoken)])
            .When(Settle(ReassignmentEvidence.AgentHasIt) with { AssignedAt = Seconds(10.4) }, Seconds(40), AgentRules.None with { PauseAfterColleague = TimeSpan.FromMinutes(pauseMinutes) })
            .Events[0].ShouldBeOfType<AgentTookChat>();

    private static ColleagueWrote SpokenAt(double second) => new("b1", "ann", "One moment", Seconds(second)) { SpokenAt = Seconds(second) };

    [Fact]
    public void the_person_keeps_the_chat_when_history_says_so() =>
        Given(Questioned()).When(Settle(ReassignmentEvidence.ColleagueHasIt), Seconds(60))
            .Then(new ReassignmentDismissed(Codes.AssignedToColleague, Seconds(60))).AndSendsNothing();

    [Fact]
    public void without_evidence_Watis_word_counts_after_the_grace_time() =>
        Given(Questioned()).When(Settle(ReassignmentEvidence.Inconclusive), Seconds(30)).Events[0].ShouldBeOfType<AgentTookChat>();

    [Fact]
    public void the_agent_has_the_chat_since_the_assignment_that_history_shows() =>
        Given(Questioned()).When(Settle(ReassignmentEvidence.AgentHasIt) with { AssignedAt = Seconds(39) }, Seconds(60)).Events[0]
            .ShouldBe(new AgentTookChat(3, Codes.ChatAssigned, "ticket-1", Seconds(60)) { Since = Seconds(39) });

    [Fact]
    public void a_word_after_the_assignment_told_after_the_settling_counts_too() =>
        Given([.. Questioned(), new AgentTookChat(3, Codes.ChatAssigned, "ticket-1", Seconds(60)) { Since = Seconds(39) }, new TurnStarted("t3", 3, Seconds(60))])
            .When(new RecordColleagueMessage(Chat, "b1", null, null, "ann", true, "One moment") { SentAt = Seconds(50) }, Seconds(61)).Events[^1]
            .ShouldBe(new AgentStoodDown(4, "ann", Codes.ColleagueWrote, Seconds(61)) { Since = Seconds(50) });

    [Fact]
    public void a_person_who_told_the_platform_to_have_the_chat_keeps_it_where_history_lists_no_assignments_and_is_asked_to_look() =>
        Given([.. WithAgent(), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon), new ReassignmentNoticed(null, Seconds(40))])
            .When(Settle(ReassignmentEvidence.Inconclusive), Seconds(60)).Then(new ReassignmentDismissed(Codes.HistoryUnreadable, Seconds(60)))
            .Messages.ShouldHaveSingleItem().ShouldBeOfType<Byoa.Saas.Alerts.RaiseAlert>().Kind.ShouldBe(Byoa.Saas.Alerts.AlertKinds.OwnerUnknown);

    [Fact]
    public void a_chat_believed_to_be_given_back_is_not_left_again_for_a_word_from_before_it_was_told()
    {
        IConversationEvent[] past = [.. HistoryRead(), new TurnEnded("t1", TurnOutcome.Silent, Codes.ColleagueWrote, Noon), new AgentStoodDown(2, "ann", Codes.ColleagueWrote, Noon), SpokenAt(50), new ReassignmentNoticed(null, Seconds(60))];
        var back = Given(past).When(Settle(ReassignmentEvidence.Inconclusive), Seconds(61)).Events;

        Given([.. past, .. back]).When(new RecordTurnFact(Chat, new HistoryImported(NewId, [], [], [], null, Seconds(62))), Seconds(62)).State.ShouldBeOfType<Conversation.WithAgent>();
    }

    [Fact]
    public void where_history_lists_no_assignment_a_word_from_before_it_was_last_told_is_past() =>
        Given([.. WithAgent(), new AgentStoodDown(2, "ann", Codes.ColleagueWrote, Noon), new ReassignmentNoticed(null, Seconds(40)), SpokenAt(50), new ReassignmentNoticed(null, Seconds(60))])
            .When(Settle(ReassignmentEvidence.Inconclusive, question: 2), Seconds(61)).Events[0].ShouldBeOfType<AgentTookChat>();

    public static TheoryData<string> ByAColleague => [Codes.TakenOver, Codes.ColleagueWrote, Codes.AssignedToColleague];

    [Theory, MemberData(nameof(ByAColleague))]
    public void a_message_gives_no_chat_back_that_a_colleague_took_since_it_may_be_assigned_to_the_agent_all_the_time(string reason) =>
        Given([.. WithAgent(), new AgentStoodDown(2, "ann", reason, Noon), new ReassignmentNoticed(null, Seconds(40)) { ByMessage = true }])
            .When(Settle(ReassignmentEvidence.Inconclusive), Seconds(60)).Events[0].ShouldBeOfType<ReassignmentDismissed>();

    [Theory, InlineData(Codes.ColleagueWrote), InlineData(Codes.AssignedToColleague)]
    public void an_assignment_does_even_where_history_tells_of_none(string reason) =>
        Given([.. WithAgent(), new AgentStoodDown(2, "ann", reason, Noon), new ReassignmentNoticed(null, Seconds(40))])
            .When(Settle(ReassignmentEvidence.Inconclusive), Seconds(60)).Events[0].ShouldBeOfType<AgentTookChat>();

    [Fact]
    public void a_message_gives_back_what_the_agent_itself_handed_over() =>
        Given([.. HandedOver(), new ReassignmentNoticed(null, Seconds(40)) { ByMessage = true }])
            .When(Settle(ReassignmentEvidence.Inconclusive), Seconds(60)).Events[0].ShouldBeOfType<AgentTookChat>();

    [Fact]
    public void what_was_read_for_an_earlier_question_settles_no_later_one() =>
        Given([.. Questioned(), new ReassignmentNoticed(null, Seconds(41))]).When(Settle(ReassignmentEvidence.ColleagueHasIt)).ThenIgnored(Codes.OwnerChanged);

    [Fact]
    public void without_evidence_it_does_not_count_within_the_grace_time() =>
        Given(Questioned()).When(Settle(ReassignmentEvidence.Inconclusive), Seconds(29)).Events[0].ShouldBeOfType<ReassignmentDismissed>();

    [Fact]
    public void a_history_that_cannot_be_read_leaves_the_chat_to_the_person_however_late_and_somebody_is_told() =>
        Given(Questioned()).When(Settle(ReassignmentEvidence.Unreadable), Noon.AddHours(1))
            .Then(new ReassignmentDismissed(Codes.HistoryUnreadable, Noon.AddHours(1))).AndSends(OwnerChange.InDoubt(Chat));

    [Fact]
    public void the_alert_of_the_doubt_is_over_once_history_shows_the_chat_as_the_agents()
    {
        var past = (IConversationEvent[])[.. Questioned(), new ReassignmentDismissed(Codes.HistoryUnreadable, Noon), new ReassignmentNoticed(null, Noon)];

        Given(past).When(Settle(ReassignmentEvidence.AgentHasIt, question: 2)).AndSends(new RunTurn(Chat, NewId), new Byoa.Saas.Alerts.ClearAlert(Byoa.Saas.Alerts.AlertKinds.OwnerUnknown, Chat));
    }

    [Theory]
    [InlineData(Codes.TakenOver), InlineData(Codes.ColleagueWrote), InlineData(Codes.AssignedToColleague)]
    public void a_doubt_about_history_does_not_make_a_message_give_back_what_a_colleague_took(string reason) =>
        Given([.. TurnRuns(), new AgentStoodDown(2, "ann", reason, Noon), new ReassignmentNoticed(null, Noon) { ByMessage = true }, new ReassignmentDismissed(Codes.HistoryUnreadable, Noon),
                new ReassignmentNoticed(null, Noon.AddHours(1)) { ByMessage = true }])
            .When(Settle(ReassignmentEvidence.Inconclusive, question: 2), Noon.AddHours(1)).Events[0].ShouldBeOfType<ReassignmentDismissed>();

    [Fact]
    public void settling_twice_changes_nothing() =>
        Given([.. Questioned(), new ReassignmentDismissed(Codes.AssignedToColleague, Noon)])
            .When(Settle(ReassignmentEvidence.AgentHasIt)).ThenIgnored(Codes.OwnerChanged);

    [Fact]
    public void evidence_about_an_earlier_owner_counts_for_nothing() =>
        Given(Questioned()).When(Settle(ReassignmentEvidence.AgentHasIt, epoch: 1)).ThenIgnored(Codes.OwnerChanged);

    [Fact]
    public void a_dismissed_question_may_be_asked_again() =>
        Given([.. Questioned(), new ReassignmentDismissed(Codes.AssignedToColleague, Noon)])
            .When(new AssignChat(Chat, null, Address.None)).AndSends(new VerifyReassignment(Chat, 2) { Question = 2 });

    [Fact]
    public void a_conversation_nobody_knows_is_refused() => Given().When(Settle(ReassignmentEvidence.AgentHasIt)).ThenRefused(Codes.ConversationUnknown);
}
