using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

public sealed class Receiving_a_message
{
    private static readonly DateTimeOffset AfterGrace = Seconds(40);

    [Fact]
    public void an_assigned_message_gives_the_chat_to_the_agent_and_starts_a_turn() =>
        Given().When(Receive("m1"))
            .Then(new AgentTookChat(1, Codes.AssignedMessage, null, Noon) { ProvenBy = Noon }, Wrote("m1"), new TurnStarted(NewId, 1, Noon))
            .AndSends(new RunTurn(Chat, NewId));

    [Fact]
    public void a_message_of_a_chat_that_is_not_ours_is_only_recorded() =>
        Given().When(Receive("m1", ChatHolder.Colleague)).Then(Told("m1")).AndSendsNothing();

    [Fact]
    public void a_second_message_during_a_turn_joins_the_burst() =>
        Given(TurnRuns()).When(Receive("m2")).Then(Wrote("m2")).AndSendsNothing();

    [Fact]
    public void a_message_after_the_reply_starts_the_next_turn() =>
        Given(ReplySent()).When(Receive("m2")).Then(Wrote("m2"), new TurnStarted(NewId, 1, Noon)).AndSends(new RunTurn(Chat, NewId));

    [Fact]
    public void a_message_that_names_a_colleague_as_the_holder_has_Wati_asked_before_the_agent_speaks() =>
        Given(ReplySent()).When(Receive("m2", ChatHolder.Colleague, Seconds(9)), Seconds(10))
            .Then(new OwnershipDoubted(Seconds(10)), new CustomerMessageReceived(Text("m2", sentAt: Seconds(9)), Seconds(10)), new TurnStarted(NewId, 1, Seconds(10)))
            .State.Known!.DoubtedAt.ShouldBe(Seconds(10));

    [Fact]
    public void one_from_before_the_agent_had_the_chat_raises_no_doubt() =>
        Given(ReplySent()).When(Receive("m2", ChatHolder.Colleague, Seconds(-1)), Seconds(10)).State.Known!.DoubtedAt.ShouldBeNull();

    [Fact]
    public void one_from_before_an_assignment_was_told_raises_no_doubt_while_history_is_being_read() =>
        Given([.. Closed(), new AgentTookChat(2, Codes.ChatAssigned, "ticket-2", Seconds(61)), new TurnStarted("t2", 2, Seconds(61))])
            .When(Receive("m2", ChatHolder.Colleague, Seconds(60)), Seconds(61.2)).State.Known!.DoubtedAt.ShouldBeNull();

    [Fact]
    public void a_question_that_comes_while_a_turn_waits_for_history_it_could_not_read_calls_the_turn() =>
        Given([.. TurnRuns(), new HistoryImported("t1", [], [], [], "503", Noon) { IsPassing = true }, Decided(Reply), Replied(), new TurnStarted("t2", 1, Noon)])
            .When(Receive("m2", sentAt: Seconds(5)), Seconds(5)).AndSends(new RunTurn(Chat, "t2"))
            .State.ShouldBeOfType<Conversation.WithAgent>().ReadsHistory.ShouldBeFalse();

    [Fact]
    public void a_message_during_a_turn_that_goes_on_without_history_calls_no_second_runner() =>
        Given([.. TurnRuns(), new HistoryImported("t1", [], [], [], "503", Noon) { IsPassing = true }]).When(Receive("m2", sentAt: Seconds(5)), Seconds(5)).AndSendsNothing();

    [Fact]
    public void one_from_between_the_assignment_and_its_being_told_raises_one() =>
        Given([.. WithAgent(), new TurnStarted("t1", 1, Noon), new HistoryImported("t1", [], [], [], null, Seconds(1)) { AssignedAt = Seconds(-60) }])
            .When(Receive("m2", ChatHolder.Colleague, Seconds(-30)), Seconds(10)).State.Known!.DoubtedAt.ShouldBe(Seconds(10));

    [Fact]
    public void what_is_written_to_a_person_is_kept_within_bounds()
    {
        var past = HandedOver().Concat(Enumerable.Range(2, 500).Select(n => (IConversationEvent)Wrote($"m{n}", at: Seconds(n)))).ToList();

        var unanswered = Given(past).State.Known!.Unanswered;

        unanswered.Count.ShouldBe(Saas.Conversations.Thread.UnansweredKept);
        unanswered[^1].Message.MessageId.ShouldBe("m501");
    }

    [Fact]
    public void a_message_under_a_new_ticket_reads_history_anew_since_another_may_have_opened_it() =>
        Given(ReplySent()).When(Receive("m2") with { Message = Text("m2") with { TicketId = "ticket-2" } })
            .Then(new HistoryOutdated(Codes.NewTicket, "ticket-2", Noon), new CustomerMessageReceived(Text("m2") with { TicketId = "ticket-2" }, Noon) { AsTheAgents = true }, new TurnStarted(NewId, 1, Noon))
            .State.Known!.HistoryKnown.ShouldBeFalse();

    [Fact]
    public void a_customer_who_returns_under_a_new_ticket_has_history_read_anew()
    {
        var returned = Given([.. HistoryRead(), new ConversationResolved(1, Codes.ResolvedByAgent, [], Noon)]);

        returned.When(Receive("m2") with { Message = Text("m2") with { TicketId = "ticket-2" } }).State.Known!.HistoryKnown.ShouldBeFalse();
        returned.When(Receive("m2") with { Message = Text("m2") with { TicketId = "ticket-1" } }).State.Known!.HistoryKnown.ShouldBeTrue();
    }

    [Fact]
    public void webhooks_that_overtook_one_another_are_read_in_the_customers_order() =>
        Given([.. TurnRuns(), Wrote("m3", at: Seconds(2))]).When(Receive("m2", sentAt: Seconds(1)), Seconds(3))
            .State.Known!.Unanswered.Select(pending => pending.Message.MessageId).ShouldBe(["m1", "m2", "m3"]);

    [Fact]
    public void the_same_message_twice_is_recorded_once() => Given(TurnRuns()).When(Receive("m1")).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void an_answered_message_that_comes_again_starts_nothing() => Given(ReplySent()).When(Receive("m1")).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void a_chat_seen_before_becomes_the_agents_with_an_assigned_message() =>
        Given(Seen()).When(Receive("m1")).Then(new AgentTookChat(1, Codes.AssignedMessage, null, Noon) { ProvenBy = Noon }, Wrote("m1"), new TurnStarted(NewId, 1, Noon));

    [Fact]
    public void a_message_that_two_webhooks_tell_of_is_answered_once_it_proves_to_be_ours() =>
        Given(Seen()).When(Receive("m0"))
            .Then(new AgentTookChat(1, Codes.AssignedMessage, null, Noon) { ProvenBy = Noon }, new TurnStarted(NewId, 1, Noon))
            .AndSends(new RunTurn(Chat, NewId));

    [Fact]
    public void an_address_is_recorded_when_it_is_news() =>
        Given(TurnRuns()).When(Receive("m2") with { Address = Phone, Name = "Maria" }).Then(new CustomerAddressed(Phone, "Maria", Noon), Wrote("m2"));

    [Fact]
    public void a_known_address_is_not_recorded_again() =>
        Given([.. TurnRuns(), new CustomerAddressed(Phone, "Maria", Noon)]).When(Receive("m2") with { Address = Phone, Name = "Maria" }).Then(Wrote("m2"));

    [Fact]
    public void a_customer_who_returns_to_a_resolved_chat_is_answered() =>
        Given(Resolved()).When(Receive("m2"))
            .Then(KeptOpen, new AgentTookChat(2, Codes.CustomerReturned, null, Noon) { ProvenBy = Noon }, Wrote("m2"), new TurnStarted(NewId, 2, Noon))
            .AndSends(new RunTurn(Chat, NewId));

    [Fact]
    public void a_message_to_a_resolved_chat_that_is_not_ours_is_only_recorded() =>
        Given(Resolved()).When(Receive("m2", ChatHolder.Unknown)).Then(Told("m2")).AndSendsNothing();

    [Fact]
    public void a_message_to_a_resolved_chat_is_answered_though_a_global_webhook_told_of_it_first() =>
        Given([.. Resolved(), Wrote("m2")]).When(Receive("m2"))
            .Then(KeptOpen, new AgentTookChat(2, Codes.CustomerReturned, null, Noon) { ProvenBy = Noon }, new TurnStarted(NewId, 2, Noon))
            .AndSends(new RunTurn(Chat, NewId));

    [Fact]
    public void an_answered_message_that_comes_again_does_not_reopen_a_resolved_chat() =>
        Given(Resolved()).When(Receive("m1")).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void a_message_in_a_persons_chat_is_recorded_for_the_record() =>
        Given(HandedOver()).When(Receive("m2", ChatHolder.Colleague, AfterGrace), AfterGrace).Then(Told("m2", AfterGrace)).AndSendsNothing();

    [Fact]
    public void a_straggler_from_before_the_hand_over_does_not_take_the_chat_back() =>
        Given(HandedOver()).When(Receive("m2", sentAt: Noon), AfterGrace).Then(new CustomerMessageReceived(Text("m2"), AfterGrace) { AsTheAgents = true }).AndSendsNothing();

    [Fact]
    public void a_message_within_the_grace_time_does_not_take_the_chat_back() =>
        Given(HandedOver()).When(Receive("m2", sentAt: Seconds(29)), Seconds(29)).Then(Wrote("m2", at: Seconds(29))).AndSendsNothing();

    [Fact]
    public void a_later_assigned_message_asks_history_who_has_the_chat() =>
        Given(HandedOver()).When(Receive("m2", sentAt: AfterGrace), AfterGrace)
            .Then(Wrote("m2", at: AfterGrace), new ReassignmentNoticed(null, AfterGrace) { ByMessage = true })
            .AndSends(new VerifyReassignment(Chat, 2) { Question = 1 });

    [Fact]
    public void history_is_asked_though_a_global_webhook_told_of_the_message_first() =>
        Given([.. HandedOver(), Wrote("m2", at: AfterGrace)]).When(Receive("m2", sentAt: AfterGrace), AfterGrace)
            .Then(new ReassignmentNoticed(null, AfterGrace) { ByMessage = true }).AndSends(new VerifyReassignment(Chat, 2) { Question = 1 });

    [Fact]
    public void a_message_from_before_the_hand_over_that_comes_again_asks_nobody() =>
        Given(HandedOver()).When(Receive("m1"), AfterGrace).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void history_is_asked_once_for_a_burst() =>
        Given(Questioned()).When(Receive("m2", sentAt: AfterGrace), AfterGrace).Then(Wrote("m2", at: AfterGrace)).AndSendsNothing();

    /// <summary>What was to close the chat is not done any more.</summary>
    private static EffectAbandoned KeptOpen { get; } = new("e1-resolve", Codes.ChatReopened, Noon);

    private static CustomerMessageReceived Told(string id, DateTimeOffset? at = null) => Wrote(id, at: at) with { AsTheAgents = false };
}
