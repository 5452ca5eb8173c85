using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

public sealed class Pausing_a_conversation
{
    private static readonly DateTimeOffset End = Noon.AddMinutes(5);
    private static readonly PauseConversation Pause = new(Chat, TimeSpan.FromMinutes(5));

    [Fact]
    public void the_agent_sleeps_and_is_woken_when_the_time_has_come() =>
        Given(ReplySent()).When(Pause).Then(new AgentPaused(2, null, Codes.Paused, End, Noon)).AndSends(WakeUp(2));

    [Fact]
    public void the_running_turn_ends_and_what_was_not_begun_is_dropped() =>
        Given([.. ReplyOwed(), Wrote("m2"), new TurnStarted("t2", 1, Noon)]).When(Pause).Then(
            new EffectAbandoned("e1", Codes.OwnerChanged, Noon),
            new TurnEnded("t2", TurnOutcome.Silent, Codes.Paused, Noon),
            new AgentPaused(2, null, Codes.Paused, End, Noon));

    [Fact]
    public void a_chat_a_person_has_without_an_end_gets_one_and_stays_theirs_until_then()
    {
        var paused = Given([.. HandedOver(), new EffectAccepted(Word.Id, null, null, false, Noon), new EffectAccepted(Assignment.Id, null, null, false, Noon)]).When(Pause, Noon)
            .Then(new PauseSet(Noon, End, Noon));

        paused.AndSends(WakeUp(2));
        paused.State.ShouldBeOfType<Conversation.WithHuman>().Operator.ShouldBe("ann@shop.example");
        paused.State.Known!.Epoch.ShouldBe(2);
    }

    [Fact]
    public void a_hand_overs_last_words_are_not_said_into_a_pause() =>
        Given(HandedOver()).When(Pause)
            .Then(
                new EffectAbandoned(Word.Id, Codes.OwnerChanged, Noon), new EffectAbandoned(Assignment.Id, Codes.OwnerChanged, Noon),
                new AgentPaused(3, "ann@shop.example", Codes.Paused, End, Noon))
            .AndSends(WakeUp(3));

    [Fact]
    public void a_pause_ends_the_question_whether_the_chat_was_given_back() =>
        Given([.. Asleep(), new ReassignmentNoticed(null, Seconds(30))]).When(Pause, Seconds(60)).State.ShouldBeOfType<Conversation.WithHuman>()
            .ShouldSatisfyAllConditions(held => held.Questioned.ShouldBeFalse(), held => held.Thread.Epoch.ShouldBe(3), held => held.AssignmentsFrom.ShouldBe(Seconds(60)));

    [Fact]
    public void what_was_read_before_a_pause_was_set_does_not_end_it() =>
        Given([.. Asleep(), new ReassignmentNoticed(null, Seconds(30)), new PauseSet(Seconds(60), Seconds(900), Seconds(60))])
            .When(new SettleReassignment(Chat, 2, ReassignmentEvidence.AgentHasIt) { Question = 1, AssignedAt = Seconds(29) }, Seconds(61))
            .Then(new ReassignmentDismissed(Codes.AssignedToColleague, Seconds(61)));

    [Fact]
    public void pausing_twice_counts_from_the_second_time() =>
        Given([.. ReplySent(), new AgentPaused(2, null, Codes.Paused, End, Noon)]).When(Pause, Seconds(60)).Then(new PauseSet(Seconds(60), End.AddSeconds(60), Seconds(60)));

    [Fact]
    public void a_resolved_chat_may_be_paused() => Given(Resolved()).When(Pause).Then(new AgentPaused(2, null, Codes.Paused, End, Noon)).AndSends(WakeUp(2));

    [Fact]
    public void a_chat_that_was_never_the_agents_is_not_taken_by_pausing_it() => Given(Seen()).When(Pause).ThenRefused(Codes.NeverTheAgents);

    [Fact]
    public void a_conversation_nobody_knows_is_refused() => Given().When(Pause).ThenRefused(Codes.ConversationUnknown);

    [Fact]
    public void what_the_customer_writes_meanwhile_is_recorded_and_wakes_nobody() =>
        Given(Asleep()).When(Receive("m2", sentAt: Seconds(60)), Seconds(60)).Then(Wrote("m2", at: Seconds(60))).AndSendsNothing();

    [Fact]
    public void a_chat_assigned_to_the_agent_meanwhile_is_looked_into() =>
        Given(Asleep()).When(new AssignChat(Chat, null, Address.None), Seconds(60)).AndSends(new VerifyReassignment(Chat, 2) { Question = 1 });

    [Fact]
    public void without_evidence_of_an_assignment_the_pause_goes_on() =>
        Given([.. Asleep(), new ReassignmentNoticed(null, Seconds(60))]).When(new SettleReassignment(Chat, 2, ReassignmentEvidence.Inconclusive) { Question = 1 }, Seconds(60))
            .Then(new ReassignmentDismissed(Codes.AssignedToColleague, Seconds(60)));

    [Fact]
    public void an_assignment_to_the_agent_ends_the_pause_early() =>
        Given([.. Asleep(), new ReassignmentNoticed(null, Seconds(60))]).When(new SettleReassignment(Chat, 2, ReassignmentEvidence.AgentHasIt) { Question = 1 }, Seconds(60))
            .Then(new AgentTookChat(3, Codes.ChatAssigned, "ticket-1", Seconds(60)), new TurnStarted(NewId, 3, Seconds(60)));

    [Fact]
    public void handing_back_ends_the_pause_early() =>
        Given(Asleep()).When(new HandBackConversation(Chat)).Then(new AgentTookChat(3, Codes.HandedBack, null, Noon), new TurnStarted(NewId, 3, Noon));

    private static Later WakeUp(int epoch) => new(new WakeAgent(Chat, epoch, End), TimeSpan.FromMinutes(5));
}
