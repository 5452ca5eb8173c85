using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

public sealed class Handing_back
{
    private static readonly HandBackConversation HandBack = new(Chat);

    [Fact]
    public void the_agent_takes_the_chat_and_a_turn_reads_what_was_said_meanwhile() =>
        Given(TakenOver()).When(HandBack)
            .Then(new AgentTookChat(3, Codes.HandedBack, null, Noon), new TurnStarted(NewId, 3, Noon))
            .AndSends(new RunTurn(Chat, NewId));

    [Fact]
    public void history_is_read_anew() => Given(HandedOver()).When(HandBack).State.Known!.HistoryKnown.ShouldBeFalse();

    [Fact]
    public void history_is_read_anew_of_a_resolved_chat_too() => Given(Resolved()).When(HandBack).State.Known!.HistoryKnown.ShouldBeFalse();

    [Fact]
    public void failures_from_before_are_forgiven() =>
        Given([.. ModelAsked(), Failed(), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon)]).When(HandBack).State.Known!.FailuresInARow.ShouldBe(0);

    [Fact]
    public void a_question_a_colleague_answered_is_not_answered_again() =>
        Given([.. HandedOver(), new AgentTookChat(3, Codes.HandedBack, null, Noon), new TurnStarted("t2", 3, Noon),
                new HistoryImported("t2", [], [], ["m1"], null, Noon)])
            .State.Known!.Unanswered.ShouldBeEmpty();

    [Fact]
    public void a_question_nobody_answered_is_the_agents_again() =>
        Given([.. HandedOver(), new AgentTookChat(3, Codes.HandedBack, null, Noon), new TurnStarted("t2", 3, Noon),
                new HistoryImported("t2", [], [Text("m1")], [], null, Noon)])
            .State.Known!.Unanswered.ShouldHaveSingleItem().Message.MessageId.ShouldBe("m1");

    [Fact]
    public void a_question_that_was_being_answered_when_a_colleague_took_over_is_not_forgotten() =>
        Given(TakenOver()).When(HandBack).State.Known!.Unanswered.ShouldHaveSingleItem().Message.MessageId.ShouldBe("m1");

    [Fact]
    public void a_question_whose_reply_a_take_over_dropped_unsent_is_not_forgotten() =>
        Given([.. ReplyOwed(), new EffectAbandoned("e1", Codes.OwnerChanged, Noon), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon)]).When(HandBack)
            .State.Known!.Unanswered.ShouldHaveSingleItem().Message.MessageId.ShouldBe("m1");

    [Fact]
    public void a_question_whose_reply_was_sent_is_answered() =>
        Given([.. ReplySent(), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon)]).When(HandBack).State.Known!.Unanswered.ShouldBeEmpty();

    [Fact]
    public void a_reply_that_proves_unsent_only_after_the_chat_came_back_is_decided_anew() =>
        Given([.. ReplyClaimed(), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon), new AgentTookChat(3, Codes.HandedBack, null, Noon), new EffectFoundAbsent("e1", Noon)])
            .When(new AbandonEffect(Chat, "e1", Codes.OwnerChanged))
            .Then(new EffectAbandoned("e1", Codes.OwnerChanged, Noon), new HistoryOutdated(Codes.ReplyDropped, null, Noon), new TurnStarted(NewId, 3, Noon))
            .AndSends(new RunTurn(Chat, NewId));

    [Fact]
    public void a_chat_that_was_never_ours_may_be_given_to_the_agent() =>
        Given(Seen()).When(HandBack).Then(new AgentTookChat(1, Codes.HandedBack, null, Noon), new TurnStarted(NewId, 1, Noon));

    [Fact]
    public void handing_back_what_the_agent_has_makes_it_read_history_anew_since_a_person_may_have_had_it_unheard_of() =>
        Given(ReplySent()).When(HandBack).Then(new HistoryOutdated(Codes.HandedBack, null, Noon), new TurnStarted(NewId, 1, Noon)).AndSends(new RunTurn(Chat, NewId));

    [Fact]
    public void handing_back_what_the_agent_has_ends_the_doubt_who_has_it()
    {
        var thread = Given([.. ReplySent(), new OwnershipDoubted(Noon)]).When(HandBack, Seconds(5)).State.Known!;

        (thread.DoubtedAt, thread.ReturnedAt, thread.GivenAt).ShouldBe((null, Seconds(5), Seconds(5)));
    }

    [Fact]
    public void handing_back_twice_starts_one_turn() => Given(TurnRuns()).When(HandBack).Then(new HistoryOutdated(Codes.HandedBack, null, Noon)).AndSendsNothing();

    [Fact]
    public void a_conversation_nobody_knows_is_refused() => Given().When(HandBack).ThenRefused(Codes.ConversationUnknown);

    private static ModelCallFailed Failed() => new("t1", "c1", FaultCategory.Transient, Codes.ModelTimeout, null, Noon);
}
