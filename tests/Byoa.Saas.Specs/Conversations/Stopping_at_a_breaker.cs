using Byoa.Saas.Alerts;
using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

/// <summary>Three messages within ten seconds are fine here, the fourth is a flood.</summary>
public sealed class Stopping_at_a_breaker
{
    private static readonly AgentRules Strict = AgentRules.None with { CustomerMessages = new Rate(3, TimeSpan.FromSeconds(10)) };
    private static readonly BreakerTripped Flood = new(Codes.CustomerFlood, Noon);

    [Fact]
    public void a_flood_ends_the_running_turn_at_once_and_hands_over()
    {
        var stopped = Given([.. TurnRuns(), Wrote("m2"), Wrote("m3")]).When(Receive("m4"), agent: Strict)
            .Then(Wrote("m4"), new TurnEnded("t1", TurnOutcome.HandedOver, Codes.CustomerFlood, Noon), Flood);

        Sent(stopped).ShouldBe([typeof(HandOverForBreaker), typeof(RaiseAlert)]);
        stopped.State.Known!.Unanswered.Count.ShouldBe(4);
    }

    [Fact]
    public void the_alert_names_the_chat_and_nothing_of_the_customer()
    {
        var alert = Given([.. TurnRuns(), Wrote("m2"), Wrote("m3")]).When(Receive("m4"), agent: Strict).Messages.OfType<RaiseAlert>().Single();

        (alert.Kind, alert.Subject).ShouldBe((AlertKinds.BreakerTripped, Chat));
        alert.Detail.ShouldContain(Codes.CustomerFlood);
    }

    [Fact]
    public void the_hand_over_counts_under_the_ownership_that_was_flooded() =>
        Given([.. TurnRuns(), Wrote("m2"), Wrote("m3")]).When(Receive("m4"), agent: Strict).Messages[0].ShouldBe(new HandOverForBreaker(Chat, 1, Codes.CustomerFlood));

    [Fact]
    public void a_flood_between_two_turns_begins_none() =>
        Given([.. ReplySent(), Wrote("m2"), Wrote("m3")]).When(Receive("m4"), agent: Strict).Then(Wrote("m4"), Flood);

    [Fact]
    public void a_flood_that_began_before_the_chat_was_the_agents_begins_no_turn() =>
        Given([Wrote("m1"), Wrote("m2"), Wrote("m3")]).When(Receive("m4"), agent: Strict)
            .Then(new AgentTookChat(1, Codes.AssignedMessage, null, Noon) { ProvenBy = Noon }, Wrote("m4"), Flood)
            .Messages[0].ShouldBe(new HandOverForBreaker(Chat, 1, Codes.CustomerFlood));

    [Fact]
    public void as_many_as_are_fine_are_answered() => Given([.. TurnRuns(), Wrote("m2")]).When(Receive("m3"), agent: Strict).Then(Wrote("m3")).AndSendsNothing();

    [Fact]
    public void a_customer_who_writes_slowly_floods_nobody() =>
        Given([.. TurnRuns(), Wrote("m2"), Wrote("m3")]).When(Receive("m4", sentAt: Seconds(10)), Seconds(10), Strict).Then(Wrote("m4", at: Seconds(10)));

    [Fact]
    public void a_breaker_set_to_0_is_off() =>
        Given([.. TurnRuns(), Wrote("m2"), Wrote("m3")]).When(Receive("m4"), agent: AgentRules.None).Then(Wrote("m4"));

    [Fact]
    public void the_same_message_told_again_and_again_is_no_flood() =>
        Given([.. TurnRuns(), Wrote("m2"), Wrote("m3")]).When(Receive("m3"), agent: Strict).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void what_comes_after_it_is_recorded_and_stops_nobody_twice() => Given(Stopped()).When(Receive("m9"), agent: Strict).Then(Wrote("m9")).AndSendsNothing();

    [Fact]
    public void no_assignment_starts_a_turn_before_a_person_had_the_chat() =>
        Given(Stopped()).When(new AssignChat(Chat, "ticket-2", Address.None)).Then(new HistoryOutdated(Codes.NewTicket, "ticket-2", Noon), new AssignmentTold(Noon)).AndSendsNothing();

    [Fact]
    public void an_answer_that_comes_too_late_stays_on_the_books_and_is_not_sent()
    {
        var stopped = Given([.. ModelAsked(), new TurnEnded("t1", TurnOutcome.HandedOver, Codes.CustomerFlood, Noon), Flood]);

        stopped.When(new RecordTurnFact(Chat, Answer("c1", "Hello"))).Then(Answer("c1", "Hello"));
        stopped.When(new ProposeReply(Chat, "t1", "c1", "reply-1", Codes.Answered, [Reply], null)).ThenIgnored(Codes.TurnOver);
    }

    [Fact]
    public void the_hand_over_raises_no_second_alert() =>
        Given(Stopped()).When(HandOver(Codes.CustomerFlood)).AndSends(new CarryOutEffects(Chat));

    [Theory]
    [InlineData(Codes.ReplyLoop)]
    [InlineData(Codes.TooManyReplies)]
    public void a_loop_that_a_turn_noticed_raises_an_alert_with_its_hand_over(string reason) =>
        Sent(Given(TurnRuns()).When(HandOver(reason))).ShouldBe([typeof(CarryOutEffects), typeof(RaiseAlert)]);

    [Fact]
    public void the_alert_is_over_when_the_chat_is_handed_back() =>
        Given([.. Stopped(), Handed(Codes.CustomerFlood)]).When(new HandBackConversation(Chat))
            .AndSends(new RunTurn(Chat, NewId), new ClearAlert(AlertKinds.BreakerTripped, Chat));

    [Fact]
    public void the_alert_is_over_when_the_chat_is_assigned_back_though_somebody_else_had_taken_it_meanwhile() =>
        Given([.. TurnRuns(), Handed(Codes.ReplyLoop), new AgentStoodDown(3, "bob", Codes.TakenOver, Noon), new ReassignmentNoticed(null, Noon)])
            .When(new SettleReassignment(Chat, 3, ReassignmentEvidence.AgentHasIt) { Question = 1 })
            .AndSends(new RunTurn(Chat, NewId), new ClearAlert(AlertKinds.BreakerTripped, Chat));

    [Fact]
    public void after_a_person_had_the_chat_the_agent_answers_again() =>
        Given([.. Stopped(), Handed(Codes.CustomerFlood), new AgentTookChat(3, Codes.HandedBack, null, Noon)]).When(Receive("m2"), agent: Strict)
            .Then(Wrote("m2"), new TurnStarted(NewId, 3, Noon));

    [Fact]
    public void the_same_answer_a_third_time_is_not_sent() =>
        Given(Answered(2)).When(Propose("Hello  MARIA ") with { MostSameAnswers = 3 })
            .Then(new TurnEnded("t1", TurnOutcome.HandedOver, Codes.RepeatedAnswer, Noon), new BreakerTripped(Codes.RepeatedAnswer, Noon))
            .Messages[0].ShouldBe(new HandOverForBreaker(Chat, 1, Codes.RepeatedAnswer));

    [Fact]
    public void the_same_answer_a_second_time_is_sent() =>
        Given(Answered(1)).When(Propose("Hello Maria") with { MostSameAnswers = 3 }).Events[0].ShouldBeOfType<ReplyDecided>();

    [Fact]
    public void another_answer_in_between_breaks_the_row() =>
        Given(Answered(2, "Good day")).When(Propose("Hello Maria") with { MostSameAnswers = 3 }).Events[0].ShouldBeOfType<ReplyDecided>();

    [Fact]
    public void the_same_answer_may_be_given_for_ever_where_the_tenant_wants_it() => Given(Answered(9)).When(Propose("Hello Maria")).Events[0].ShouldBeOfType<ReplyDecided>();

    [Fact]
    public void a_customer_who_wrote_again_gets_another_draft_first() =>
        Given([.. Answered(2), Wrote("m9")]).When(Propose("Hello Maria") with { MostSameAnswers = 3 }).Then(new DraftSuperseded("t1", "c1", Noon));

    [Fact]
    public void after_a_person_had_the_chat_the_row_begins_anew() =>
        Given([.. Answered(2), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon)]).State.Known!.LastReplies.ShouldBeEmpty();

    [Fact]
    public void replies_without_words_are_never_the_same() =>
        Breaker.Repeats(Given(ReplyOwed(new Effect.Resolve("e1"), new Effect.Resolve("e2"))).State.Known!, [new Effect.Resolve("e3")], 2).ShouldBeFalse();

    private static HandOver HandOver(string reason) => new(Chat, 1, "h1", reason, null, [], "", [Word, Assignment]);

    private static HandedToPerson Handed(string reason) => new("h1", 2, reason, null, [], "", [], Noon);

    private static ProposeReply Propose(string text) => new(Chat, "t1", "c1", "reply-1", Codes.Answered, [new Effect.SendText("e9", text, null)], null);

    private static IEnumerable<Type> Sent(Consequence consequence) => consequence.Messages.Select(message => message.GetType());

    /// <summary>The agent said so many times hello, and what it says next is on its tongue.</summary>
    private static IConversationEvent[] Answered(int times, string lately = "hello maria")
    {
        List<IConversationEvent> past = [.. HistoryRead()];
        for (var time = 1; time <= times; time++)
            past.Add(new ReplyDecided("t1", $"reply-{time}", 1, [], [new Effect.SendText($"e{time}", time == times ? lately : "Hello Maria", null)], Noon));
        return [.. past, new ModelCallClaimed("t1", "c1", "runner-1", ["m1"], Noon), Answer("c1", "Hello Maria")];
    }
}
