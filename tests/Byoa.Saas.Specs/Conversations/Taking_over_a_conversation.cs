using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

public sealed class Taking_over_a_conversation
{
    [Fact]
    public void a_doubt_is_over_once_a_colleague_says_they_have_the_chat() =>
        Given([.. TakenOver("ann"), new ReassignmentNoticed(null, Noon), new ReassignmentDismissed(Codes.HistoryUnreadable, Noon)]).When(new TakeOverConversation(Chat, "ann", Codes.TakenOver))
            .AndSends(new Byoa.Saas.Alerts.ClearAlert(Byoa.Saas.Alerts.AlertKinds.OwnerUnknown, Chat));

    [Fact]
    public void a_doubt_is_over_too_once_somebody_takes_what_was_given_to_whoever_is_there() =>
        Given([.. TakenOver(null), new ReassignmentNoticed(null, Noon), new ReassignmentDismissed(Codes.HistoryUnreadable, Noon)]).When(new TakeOverConversation(Chat, "ann", Codes.TakenOver))
            .Then(new AgentStoodDown(3, "ann", Codes.TakenOver, Noon))
            .AndSends(new Byoa.Saas.Alerts.ClearAlert(Byoa.Saas.Alerts.AlertKinds.OwnerUnknown, Chat));

    [Fact]
    public void a_hand_over_decided_while_a_person_had_the_chat_says_nothing_and_assigns_nobody() =>
        Given(HandedOver()).When(new TakeOverConversation(Chat, "Bob", Codes.AssignedToColleague) { Seen = new SeenTakeOver(2, Seconds(1), Seconds(-5)) })
            .Then(
                new EffectAbandoned(Word.Id, Codes.OwnerChanged, Noon), new EffectAbandoned(Assignment.Id, Codes.OwnerChanged, Noon),
                new AgentStoodDown(3, "Bob", Codes.AssignedToColleague, Noon) { Since = Seconds(-5) });

    private static TakeOverConversation TakeOver(string? by) => new(Chat, by, Codes.TakenOver);

    [Fact]
    public void whoever_takes_over_in_a_pause_has_the_chat_without_an_end_by_whatever_name() =>
        Given([.. TurnRuns(), new AgentPaused(2, "Bob", Codes.ColleagueWrote, Seconds(600), Noon)]).When(new TakeOverConversation(Chat, "bob@shop.example", Codes.TakenOver))
            .Then(new TakeOverRenewed("bob@shop.example", Codes.TakenOver, Noon));

    [Fact]
    public void the_agent_stands_down_when_a_colleague_takes_over() =>
        Given(ReplySent()).When(TakeOver("ann")).Then(new AgentStoodDown(2, "ann", Codes.TakenOver, Noon)).AndSendsNothing();

    [Fact]
    public void a_running_turn_ends_with_the_take_over() =>
        Given(ModelAsked()).When(TakeOver("ann"))
            .Then(new TurnEnded("t1", TurnOutcome.Silent, Codes.TakenOver, Noon), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon));

    [Fact]
    public void a_reply_that_was_not_begun_is_dropped() =>
        Given(ReplyOwed()).When(TakeOver("ann"))
            .Then(new EffectAbandoned("e1", Codes.OwnerChanged, Noon), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon));

    [Fact]
    public void a_reply_whose_send_was_begun_cannot_be_called_back() =>
        Given(ReplyClaimed()).When(TakeOver("ann")).Then(new AgentStoodDown(2, "ann", Codes.TakenOver, Noon)).State.Known!.Effects.ShouldHaveSingleItem();

    [Fact]
    public void of_a_reply_in_parts_only_the_begun_one_survives() =>
        Given([.. ReplyOwed(Reply, new Effect.SendText("e2", "and more", null)), new EffectClaimed("e1", 1, "runner-1", Noon)]).When(TakeOver("ann"))
            .Then(new EffectAbandoned("e2", Codes.OwnerChanged, Noon), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon));

    [Fact]
    public void taking_over_twice_renews_what_the_chat_is_anyway_so_that_an_assignment_from_in_between_does_not_take_it_back()
    {
        var renewed = Given(TakenOver("ann")).When(TakeOver("ann"), Seconds(60)).Then(new TakeOverRenewed("ann", Codes.TakenOver, Seconds(60))).State;

        renewed.ShouldBeOfType<Conversation.WithHuman>().Since.ShouldBe(Seconds(60));
        renewed.Known!.Epoch.ShouldBe(2);
    }

    [Fact]
    public void a_nameless_take_over_of_a_persons_chat_renews_it_for_that_person() =>
        Given(TakenOver("ann")).When(TakeOver(null), Seconds(60)).Then(new TakeOverRenewed("ann", Codes.TakenOver, Seconds(60)));

    [Fact]
    public void a_take_over_ends_the_doubt_whether_the_chat_was_given_back() =>
        Given(Questioned()).When(TakeOver(null), Seconds(60)).State.ShouldBeOfType<Conversation.WithHuman>().Questioned.ShouldBeFalse();

    [Fact]
    public void whoever_takes_over_what_was_handed_to_them_is_not_talked_over_by_the_hand_overs_last_words() =>
        Given(HandedOver()).When(TakeOver("ann@shop.example"), Seconds(1)).Then(
            new EffectAbandoned(Word.Id, Codes.OwnerChanged, Seconds(1)),
            new EffectAbandoned(Assignment.Id, Codes.OwnerChanged, Seconds(1)),
            new AgentStoodDown(3, "ann@shop.example", Codes.TakenOver, Seconds(1)));

    [Fact]
    public void last_words_under_way_at_the_take_over_are_not_attempted_again() =>
        Given([.. World.LastWordsUnderWay(), .. Given(World.LastWordsUnderWay()).When(TakeOver("ann@shop.example")).Events, new EffectFoundAbsent(Word.Id, Noon)])
            .When(new ClaimEffect(Chat, Word.Id, "runner-2")).ThenIgnored(Codes.OwnerChanged);

    [Fact]
    public void what_history_told_under_another_ownership_takes_nothing_over() =>
        Given([.. TakenOver(), new AgentTookChat(3, Codes.HandedBack, null, Noon)])
            .When(new TakeOverConversation(Chat, "ann", Codes.AssignedToColleague) { Seen = new SeenTakeOver(1, Noon, Noon) }).ThenIgnored(Codes.OwnerChanged);

    [Fact]
    public void what_history_told_before_the_chat_was_given_back_takes_nothing_over() =>
        Given([.. TurnRuns(), new HistoryOutdated(Codes.HandedBack, null, Seconds(5))])
            .When(new TakeOverConversation(Chat, "ann", Codes.AssignedToColleague) { Seen = new SeenTakeOver(1, Seconds(4), Seconds(2)) }, Seconds(6)).ThenIgnored(Codes.OwnerChanged);

    [Fact]
    public void a_take_over_seen_in_history_stands_though_an_older_assignment_is_told_again_and_whether_it_was_older_is_asked()
    {
        var taken = Given([.. HistoryRead(), new HistoryOutdated(Codes.AssignedAgain, null, Seconds(5))])
            .When(new TakeOverConversation(Chat, "ann", Codes.AssignedToColleague) { Seen = new SeenTakeOver(1, Seconds(4), Seconds(2)) }, Seconds(6))
            .Then(
                new TurnEnded("t1", TurnOutcome.Silent, Codes.AssignedToColleague, Seconds(6)),
                new AgentStoodDown(2, "ann", Codes.AssignedToColleague, Seconds(6)) { Since = Seconds(2) },
                new ReassignmentNoticed(null, Seconds(6)) { ToldAt = Seconds(5) })
            .AndSends(new VerifyReassignment(Chat, 2) { Question = 1, WaitsSince = Seconds(5) }).State;

        SettleReassignmentDecision.Decide(taken, new SettleReassignment(Chat, 2, ReassignmentEvidence.AgentHasIt) { Question = 1, AssignedAt = Seconds(1) }, Deciding.Rules, AgentRules.None, Seconds(7), "t2")
            .ShouldBeOfType<Byoa.Saas.Platform.Decision.Accepted>().Events.ShouldBe([new ReassignmentDismissed(Codes.AssignedToColleague, Seconds(7))]);
    }

    [Fact]
    public void while_it_is_asked_who_has_the_chat_what_an_older_look_saw_leaves_the_question_open() =>
        Given([.. HandedOver(), new ReassignmentNoticed(null, Seconds(3))])
            .When(new TakeOverConversation(Chat, "Bob", Codes.AssignedToColleague) { Seen = new SeenTakeOver(2, Seconds(2), Seconds(1)) }, Seconds(6))
            .AndSends(new VerifyReassignment(Chat, 3) { Question = 1, WaitsSince = Seconds(3) })
            .State.ShouldBeOfType<Conversation.WithHuman>().ShouldSatisfyAllConditions(held => held.Questioned.ShouldBeTrue(), held => held.Since.ShouldBe(Seconds(1)));

    [Fact]
    public void who_was_seen_in_history_has_the_chat_since_their_assignment_so_that_a_later_one_to_the_agent_counts() =>
        Given(TurnRuns()).When(new TakeOverConversation(Chat, "ann", Codes.AssignedToColleague) { Seen = new SeenTakeOver(1, Seconds(4), Seconds(2)) }, Seconds(6))
            .State.ShouldBeOfType<Conversation.WithHuman>().Since.ShouldBe(Seconds(2));

    [Fact]
    public void what_history_told_of_a_take_over_before_is_no_news() =>
        Given(TakenOver("ann")).When(new TakeOverConversation(Chat, "ann", Codes.AssignedToColleague)).ThenIgnored(Codes.AlreadyWithPerson);

    [Fact]
    public void a_take_over_makes_a_pause_one_without_an_end() =>
        Given(Asleep()).When(TakeOver("ann"), Seconds(60)).State.ShouldBeOfType<Conversation.WithHuman>().Until.ShouldBeNull();

    [Fact]
    public void a_colleagues_chat_is_not_taken_from_under_their_hands() => Given(TakenOver("ann")).When(TakeOver("bob")).ThenRefused(Codes.HeldByColleague);

    [Fact]
    public void a_chat_that_waits_for_anybody_may_be_taken() =>
        Given(TakenOver(by: null)).When(TakeOver("bob")).Then(new AgentStoodDown(3, "bob", Codes.TakenOver, Noon));

    [Fact]
    public void a_chat_that_was_never_ours_may_be_taken() =>
        Given(Seen()).When(TakeOver("ann")).Then(new AgentStoodDown(1, "ann", Codes.TakenOver, Noon));

    [Fact]
    public void a_resolved_chat_may_be_taken() =>
        Given(Resolved()).When(TakeOver("ann")).Then(new AgentStoodDown(2, "ann", Codes.TakenOver, Noon));

    [Fact]
    public void a_conversation_nobody_knows_is_refused() => Given().When(TakeOver("ann")).ThenRefused(Codes.ConversationUnknown);
}
