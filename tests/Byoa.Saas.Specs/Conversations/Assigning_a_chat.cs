using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

public sealed class Assigning_a_chat
{
    private static readonly AssignChat Assign = new(Chat, "ticket-2", Address.None);
    private static readonly AssignChat Same = Assign with { TicketId = "ticket-1" };

    [Fact]
    public void an_unknown_chat_becomes_the_agents_and_a_turn_looks_for_the_question() =>
        Given().When(Assign)
            .Then(new AgentTookChat(1, Codes.ChatAssigned, "ticket-2", Noon), new TurnStarted(NewId, 1, Noon))
            .AndSends(new RunTurn(Chat, NewId));

    [Fact]
    public void the_address_is_learned_with_the_assignment() =>
        Given().When(Assign with { Address = Phone }).Events[0].ShouldBe(new CustomerAddressed(Phone, null, Noon));

    [Fact]
    public void a_chat_seen_before_becomes_the_agents() =>
        Given(Seen()).When(Assign).Then(new AgentTookChat(1, Codes.ChatAssigned, "ticket-2", Noon), new TurnStarted(NewId, 1, Noon));

    [Fact]
    public void a_resolved_chat_becomes_the_agents_again() =>
        Given(Resolved()).When(Assign).Then(new EffectAbandoned("e1-resolve", Codes.ChatReopened, Noon), new AgentTookChat(2, Codes.ChatAssigned, "ticket-2", Noon), new TurnStarted(NewId, 2, Noon));

    [Fact]
    public void history_is_read_anew_since_the_question_may_stand_nowhere_else() =>
        Given(Resolved()).When(Assign).State.Known!.HistoryKnown.ShouldBeFalse();

    [Fact]
    public void an_assignment_told_right_after_the_message_that_proved_it_is_noted_and_changes_nothing_else() =>
        Given(TurnRuns()).When(Same).Then(new AssignmentTold(Noon)).AndSendsNothing();

    [Fact]
    public void a_second_assignment_reads_history_anew_however_soon_it_comes() =>
        Given([.. TurnRuns(), new AssignmentTold(Noon)]).When(Same, Seconds(1)).Then(new HistoryOutdated(Codes.AssignedAgain, "ticket-1", Seconds(1))).AndSendsNothing();

    [Theory]
    [InlineData(Codes.HandedBack)]
    [InlineData(Codes.PauseOver)]
    [InlineData(Codes.ReplyDropped)]
    public void the_first_assignment_after_a_hand_back_reads_history_anew_since_none_was_on_its_way(string reason) =>
        Given(new AgentTookChat(3, reason, "ticket-1", Noon), new TurnStarted("t1", 3, Noon)).When(Same, Seconds(1)).Then(new HistoryOutdated(Codes.AssignedAgain, "ticket-1", Seconds(1)));

    [Fact]
    public void an_assignment_soon_after_another_gave_the_chat_to_the_agent_reads_history_anew() =>
        Given(WithAgent()).When(Same, Seconds(1)).Then(new HistoryOutdated(Codes.AssignedAgain, "ticket-1", Seconds(1)), new TurnStarted(NewId, 1, Seconds(1)));

    [Fact]
    public void a_chat_assigned_again_reads_history_anew_since_a_person_may_have_had_it_unheard_of() =>
        Given(ReplySent()).When(Same, Seconds(31))
            .Then(new HistoryOutdated(Codes.AssignedAgain, "ticket-1", Seconds(31)), new TurnStarted(NewId, 1, Seconds(31)))
            .AndSends(new RunTurn(Chat, NewId));

    [Fact]
    public void a_new_ticket_reads_history_anew_at_once_since_the_message_that_opened_it_may_stand_nowhere_else() =>
        Given(ReplySent()).When(Assign).Then(new HistoryOutdated(Codes.NewTicket, "ticket-2", Noon), new AssignmentTold(Noon), new TurnStarted(NewId, 1, Noon));

    [Fact]
    public void a_turn_that_runs_goes_on_with_what_history_shows() =>
        Given(HistoryRead()).When(Assign).Then(new HistoryOutdated(Codes.NewTicket, "ticket-2", Noon), new AssignmentTold(Noon)).AndSendsNothing();

    [Fact]
    public void the_same_new_ticket_told_twice_is_new_once() =>
        Given([.. TurnRuns(), new HistoryOutdated(Codes.NewTicket, "ticket-2", Noon)]).When(Assign).Then(new AssignmentTold(Noon));

    [Fact]
    public void a_chat_a_person_has_is_asked_about_first() =>
        Given(HandedOver()).When(Assign).Then(new ReassignmentNoticed("ticket-2", Noon)).AndSends(new VerifyReassignment(Chat, 2) { Question = 1 });

    [Fact]
    public void what_Wati_calls_the_agent_is_learned_from_the_assignment() =>
        Given(TurnRuns()).When(Same with { AssigneeName = "Shop Bot" }).Then(new AgentNamed("Shop Bot", Noon), new AssignmentTold(Noon)).AndSendsNothing();

    [Fact]
    public void a_known_name_is_not_learned_again() =>
        Given([.. TurnRuns(), new AgentNamed("Shop Bot", Noon)]).When(Same with { AssigneeName = "Shop Bot" }).Then(new AssignmentTold(Noon));

    [Fact]
    public void another_assignment_asks_anew_since_what_is_being_read_may_be_older_and_keeps_the_place_in_line() =>
        Given(Questioned()).When(Assign, Seconds(50)).Then(new ReassignmentNoticed("ticket-2", Seconds(50)))
            .AndSends(new VerifyReassignment(Chat, 2) { Question = 2, WaitsSince = Seconds(40) })
            .State.ShouldBeOfType<Conversation.WithHuman>().AskedAt.ShouldBe(Seconds(40));

    /// <summary>The agent was closing the chat when it was told of it once more.</summary>
    private static IConversationEvent[] ToldWhileClosing() => [.. Resolved(), .. Given(Resolved()).When(Same, Seconds(1)).Events];

    [Fact]
    public void an_assignment_told_again_after_the_agent_closed_the_chat_closes_it_all_the_same()
    {
        Given(Resolved()).When(Same, Seconds(1)).Then(new AgentTookChat(2, Codes.ChatAssigned, "ticket-1", Seconds(1)), new TurnStarted(NewId, 2, Seconds(1)));

        Given([.. ToldWhileClosing(), new HistoryImported(NewId, [], [], [], null, Seconds(2))]).When(new EndTurnInSilence(Chat, NewId, Codes.NothingToAnswer), Seconds(3))
            .Then(new TurnEnded(NewId, TurnOutcome.Silent, Codes.NothingToAnswer, Seconds(3)), new ConversationResolved(2, Codes.ResolvedByAgent, [], Seconds(3)))
            .AndSends(new CarryOutEffects(Chat))
            .State.ShouldBeOfType<Conversation.Resolved>().Thread.Effects[^1].ShouldSatisfyAllConditions(owed => owed.Effect.ShouldBeOfType<Effect.Resolve>(), owed => owed.Epoch.ShouldBe(2));
    }

    [Theory]
    [InlineData(-5, true), InlineData(60, false)]
    public void an_assignment_told_again_after_the_chat_was_closed_at_Wati_leaves_it_closed_unless_history_shows_a_later_one(int assigned, bool closed) =>
        (Given([
            .. Closed(), new AgentTookChat(2, Codes.ChatAssigned, "ticket-1", Seconds(61)), new TurnStarted("t2", 2, Seconds(61)),
            new HistoryImported("t2", [], [], [], null, Seconds(62)) { AssignedAt = Seconds(assigned) },
        ]).When(new EndTurnInSilence(Chat, "t2", Codes.NothingToAnswer), Seconds(63)).State is Conversation.Resolved).ShouldBe(closed);

    [Fact]
    public void until_then_the_closing_waits() =>
        Given([.. ToldWhileClosing(), new EffectAccepted("e1", null, null, false, Seconds(1))]).When(new ClaimEffect(Chat, "e1-resolve", "runner-1"), Seconds(2)).ThenIgnored(Codes.NotNext);

    [Fact]
    public void what_history_shows_to_be_open_is_answered_and_the_chat_not_closed() =>
        Given([
            .. ToldWhileClosing(), new HistoryImported(NewId, [], [Text("m2")], [], null, Seconds(2)),
            new ModelCallClaimed(NewId, "c2", "runner-1", ["m2"], Seconds(2)), Answer("c2", "Of course") with { TurnId = NewId },
        ]).When(new ProposeReply(Chat, NewId, "c2", "reply-2", Codes.Answered, [new Effect.SendText("e2", "Of course", null)], null), Seconds(3))
            .Events[0].ShouldBe(new EffectAbandoned("e1-resolve", Codes.ChatReopened, Seconds(3)));

    /// <summary>A reply is decided; then the chat is assigned again.</summary>
    private static IConversationEvent[] ToldWhileReplying() => [.. ReplyOwed(), .. Given(ReplyOwed()).When(Same, Seconds(31)).Events];

    [Fact]
    public void a_reply_not_begun_waits_for_history_and_is_dropped_where_a_person_has_answered()
    {
        HistoryImported history = new(NewId, [], [], ["m1"], null, Seconds(32)) { Demand = 1, Told = ["m1", "b1"] };

        Given(ToldWhileReplying()).When(new ClaimEffect(Chat, "e1", "runner-1"), Seconds(31)).ThenIgnored(Codes.NotNext);
        Given(ToldWhileReplying()).When(new RecordTurnFact(Chat, history), Seconds(32))
            .Then(history, new EffectAbandoned("e1", Codes.AnsweredByPerson, Seconds(32))).AndSends(new CarryOutEffects(Chat))
            .State.Known!.ShouldSatisfyAllConditions(thread => thread.Unanswered.ShouldBeEmpty(), thread => thread.Lost.ShouldBeEmpty());
    }

    [Fact]
    public void where_nobody_has_it_goes_out_after_all()
    {
        HistoryImported history = new(NewId, [], [], [], null, Seconds(32)) { Demand = 1 };

        Given(ToldWhileReplying()).When(new RecordTurnFact(Chat, history), Seconds(32)).Then(history).AndSends(new CarryOutEffects(Chat));
        Given([.. ToldWhileReplying(), history]).When(new ClaimEffect(Chat, "e1", "runner-1"), Seconds(33)).Then(new EffectClaimed("e1", 1, "runner-1", Seconds(33)));
    }
}
