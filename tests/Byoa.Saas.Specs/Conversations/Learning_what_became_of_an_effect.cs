using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

public sealed class Learning_what_became_of_an_effect
{
    private static readonly EffectAccepted Accepted = new("e1", "wati-1", "wamid.e1", false, Noon);
    private static readonly EffectRefused Refused = new("e1", "invalid_request", "no such number", Noon);
    private static readonly EffectDeferred Deferred = new("e1", Codes.Throttled, Seconds(5), Noon);
    private static readonly EffectUncertain Uncertain = new("e1", "timeout", Noon);
    private static readonly EffectFoundAbsent Absent = new("e1", Noon);

    public static TheoryData<IEffectEvent> Outcomes => [Accepted, Refused, Deferred, Uncertain, Absent];

    [Theory, MemberData(nameof(Outcomes))]
    public void the_outcome_of_the_attempt_in_hand_is_recorded(IEffectEvent outcome) => Given(ReplyClaimed()).When(Record(outcome)).Then(outcome);

    [Theory, MemberData(nameof(Outcomes))]
    public void an_outcome_of_a_settled_effect_changes_nothing(IEffectEvent outcome) => Given(ReplySent()).When(Record(outcome)).ThenIgnored(Codes.EffectSettled);

    [Theory, MemberData(nameof(Outcomes))]
    public void of_an_earlier_attempt_only_acceptance_counts(IEffectEvent outcome)
    {
        var stale = Given([.. ReplyClaimed(), Uncertain, Absent, new EffectClaimed("e1", 2, "runner-2", Noon)]).When(Record(outcome, attempt: 1));
        if (outcome is EffectAccepted)
            stale.Then(outcome);
        else
            stale.ThenIgnored(Codes.Duplicate);
    }

    [Theory, MemberData(nameof(Outcomes))]
    public void an_effect_nobody_attempts_is_settled_by_acceptance_only(IEffectEvent outcome)
    {
        var stale = Given([.. ReplyClaimed(), Deferred]).When(Record(outcome));
        if (outcome is EffectAccepted)
            stale.Then(outcome);
        else
            stale.ThenIgnored(Codes.Duplicate);
    }

    [Theory, MemberData(nameof(Outcomes))]
    public void an_outcome_in_a_conversation_nobody_knows_is_refused(IEffectEvent outcome) =>
        Given().When(Record(outcome)).ThenRefused(Codes.ConversationUnknown);

    [Fact]
    public void an_accepted_message_is_remembered_for_its_reports() =>
        Given(ReplyClaimed()).When(Record(Accepted)).State.Known!.Sent.Select(sent => sent with { Answers = [] })
            .ShouldBe([new SentEffect("e1", "wati-1", "wamid.e1", DeliveryStatus.Sent) { At = Noon, Epoch = 1, BeginsAnswer = true }]);

    [Fact]
    public void an_accepted_assignment_is_not_waited_for() =>
        Given([.. HandedOver(), new EffectAbandoned("h1-word", Codes.OwnerChanged, Noon), new EffectClaimed("h1-assign", 1, "runner-1", Noon)])
            .When(Record(new EffectAccepted("h1-assign", null, null, false, Noon))).State.Known!.Sent.ShouldBeEmpty();

    [Fact]
    public void a_refused_reply_is_recovered() =>
        Given(ReplyClaimed()).When(Record(Refused)).Then(Refused).AndSends(new RecoverUndelivered(Chat, 1, Codes.ReplyUndeliverable, Noon));

    [Fact]
    public void a_refused_closing_is_only_recorded() =>
        Given([.. ReplySent(), new ReplyDecided("t1", "reply-2", 1, [], [], Noon), new ConversationResolved(1, Codes.ResolvedByAgent, [new Effect.Resolve("e2")], Noon),
                new EffectClaimed("e2", 1, "runner-1", Noon)])
            .When(Record(Refused with { EffectId = "e2" })).Then(Refused with { EffectId = "e2" }).AndSendsNothing();

    [Fact]
    public void a_reply_refused_after_a_take_over_is_not_recovered() =>
        Given([.. ReplyClaimed(), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon)]).When(Record(Refused)).AndSendsNothing();

    [Fact]
    public void what_a_reply_refused_after_a_take_over_was_to_answer_waits_again_for_history_to_tell_whether_the_colleague_answered_it() =>
        Given([.. ReplyClaimed(), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon)]).When(Record(Refused))
            .State.Known!.Unanswered.ShouldHaveSingleItem().ShouldBe(new UnansweredMessage(Text("m1"), false));

    [Fact]
    public void a_reply_refused_from_before_the_agent_had_the_chat_again_leaves_its_question_to_a_turn_that_reads_history() =>
        Given(ClaimedBeforeAPerson()).When(Record(Refused)).Then(Refused, new HistoryOutdated(Codes.ReplyDropped, null, Noon), new TurnStarted(NewId, 3, Noon))
            .AndSends(new RunTurn(Chat, NewId));

    [Fact]
    public void a_reply_proven_absent_from_before_the_agent_had_the_chat_again_leaves_its_question_to_a_turn_too() =>
        Given([.. ClaimedBeforeAPerson(), Uncertain, Absent]).When(Void)
            .Then(new EffectAbandoned("e1", Codes.OwnerChanged, Noon), new HistoryOutdated(Codes.ReplyDropped, null, Noon), new TurnStarted(NewId, 3, Noon))
            .AndSends(new RunTurn(Chat, NewId));

    [Fact]
    public void a_reply_proven_absent_after_the_chat_was_closed_opens_it_again_for_its_question()
    {
        var closed = Given([.. ClaimedBeforeAPerson(), Uncertain, Absent, new ConversationResolved(3, Codes.ResolvedByAgent, [new Effect.Resolve("e3")], Noon)]);

        var opened = closed.When(Void).Then(
            new EffectAbandoned("e1", Codes.OwnerChanged, Noon), new EffectAbandoned("e3", Codes.ChatReopened, Noon),
            new AgentTookChat(4, Codes.ReplyDropped, "ticket-1", Noon), new TurnStarted(NewId, 4, Noon)).AndSends(new RunTurn(Chat, NewId));

        opened.State.Known!.HistoryKnown.ShouldBeFalse("A colleague may have answered it: the turn looks before it answers.");
        opened.State.Known!.Unanswered.ShouldHaveSingleItem().Message.MessageId.ShouldBe("m1");
    }

    [Fact]
    public void a_reply_refused_after_the_chat_was_closed_opens_it_again_too() =>
        Given([.. ClaimedBeforeAPerson(), new ConversationResolved(3, Codes.ResolvedByAgent, [], Noon)]).When(Record(Refused))
            .Then(Refused, new AgentTookChat(4, Codes.ReplyDropped, "ticket-1", Noon), new TurnStarted(NewId, 4, Noon)).AndSends(new RunTurn(Chat, NewId));

    [Fact]
    public void what_answers_nothing_opens_no_chat() =>
        Given([.. ClaimedBeforeAPerson(), new EffectAccepted("e1", null, null, false, Noon), new ConversationResolved(3, Codes.ResolvedByAgent, [new Effect.Resolve("e3")], Noon),
                new EffectClaimed("e3", 1, "runner-1", Noon), new AgentStoodDown(4, "ann", Codes.TakenOver, Noon), new EffectDeferred("e3", Codes.NotSent, Noon, Noon)])
            .When(Void with { EffectId = "e3" }).Then(new EffectAbandoned("e3", Codes.OwnerChanged, Noon)).AndSendsNothing();

    [Fact]
    public void a_reply_with_another_attempt_under_way_is_not_given_up() =>
        Given([.. ReplyClaimed(), Uncertain, Absent, new EffectClaimed("e1", 2, "runner-2", Noon)])
            .When(new AbandonEffect(Chat, "e1", Codes.ReplyUncertain) { Attempts = 1 }).ThenIgnored(Codes.NotNext);

    [Fact]
    public void a_reply_that_was_given_up_is_recovered() =>
        Given(ReplyClaimed()).When(new AbandonEffect(Chat, "e1", Codes.ReplyUncertain))
            .Then(new EffectAbandoned("e1", Codes.ReplyUncertain, Noon)).AndSends(new RecoverUndelivered(Chat, 1, Codes.ReplyUncertain, Noon));

    [Fact]
    public void a_reply_from_before_the_agent_had_the_chat_again_of_which_nobody_can_find_out_goes_to_a_person() =>
        Given([.. ClaimedBeforeAPerson(), Uncertain]).When(new AbandonEffect(Chat, "e1", Codes.ReplyUncertain))
            .Then(new EffectAbandoned("e1", Codes.ReplyUncertain, Noon)).AndSends(new RecoverUndelivered(Chat, 3, Codes.ReplyUncertain, Noon));

    [Fact]
    public void a_reply_of_which_nobody_can_find_out_is_the_persons_who_has_the_chat() =>
        Given([.. ReplyClaimed(), Uncertain, new AgentStoodDown(2, "ann", Codes.TakenOver, Noon)]).When(new AbandonEffect(Chat, "e1", Codes.ReplyUncertain))
            .Then(new EffectAbandoned("e1", Codes.ReplyUncertain, Noon)).AndSendsNothing();

    [Theory]
    [InlineData(Codes.WindowClosed), InlineData(Codes.ReplyUndeliverable)]
    public void a_waiting_reply_of_an_older_ownership_is_given_up_for_that_and_for_nothing_else(string reason) =>
        Given([.. ClaimedBeforeAPerson(), Uncertain, Absent]).When(new AbandonEffect(Chat, "e1", reason), NextDay).ThenIgnored(Codes.NotNext);

    [Fact]
    public void a_void_promise_is_given_up_quietly() =>
        Given([.. ReplyClaimed(), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon), Deferred])
            .When(new AbandonEffect(Chat, "e1", Codes.OwnerChanged)).Then(new EffectAbandoned("e1", Codes.OwnerChanged, Noon)).AndSendsNothing();

    [Fact]
    public void giving_up_twice_changes_nothing() =>
        Given([.. ReplyClaimed(), new EffectAbandoned("e1", Codes.ReplyUncertain, Noon)])
            .When(new AbandonEffect(Chat, "e1", Codes.ReplyUncertain)).ThenIgnored(Codes.EffectSettled);

    [Fact]
    public void giving_up_in_a_conversation_nobody_knows_is_refused() =>
        Given().When(new AbandonEffect(Chat, "e1", Codes.ReplyUncertain)).ThenRefused(Codes.ConversationUnknown);

    private static AbandonEffect Void { get; } = new(Chat, "e1", Codes.OwnerChanged);

    private static IConversationEvent[] ClaimedBeforeAPerson() =>
        [.. ReplyClaimed(), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon), new AgentTookChat(3, Codes.HandedBack, null, Noon)];

    private static RecordEffectOutcome Record(IEffectEvent fact, int attempt = 1) => new(Chat, attempt, fact);
}
