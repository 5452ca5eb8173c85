using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

public sealed class Seeing_what_the_business_wrote
{
    private static readonly ColleagueWrote Wrote = new("b1", "ann", "I will look into it", Noon);

    private static readonly ColleagueWrote Anonymous = Wrote with { IsUnsigned = true };

    private static RecordColleagueMessage See(
        string id = "b1", string? localId = null, string? wamid = null, bool byColleague = true) => new(Chat, id, localId, wamid, "ann", byColleague, "I will look into it");

    private static readonly AgentRules Sleepy = AgentRules.None with { PauseAfterColleague = TimeSpan.FromMinutes(15) };

    [Fact]
    public void the_agent_stands_down_when_a_colleague_writes() =>
        Given(ReplySent()).When(See()).Then(Wrote, new AgentStoodDown(2, "ann", Codes.ColleagueWrote, Noon));

    [Fact]
    public void the_running_turn_ends_and_what_was_not_begun_is_dropped() =>
        Given([.. ReplyOwed(), World.Wrote("m2"), new TurnStarted("t2", 1, Noon)]).When(See()).Then(
            Wrote,
            new EffectAbandoned("e1", Codes.OwnerChanged, Noon),
            new TurnEnded("t2", TurnOutcome.Silent, Codes.ColleagueWrote, Noon),
            new AgentStoodDown(2, "ann", Codes.ColleagueWrote, Noon));

    [Fact]
    public void where_the_tenant_wants_it_the_agent_only_sleeps_for_a_while() =>
        Given(ModelAsked()).When(See(), agent: Sleepy)
            .Then(Wrote, new TurnEnded("t1", TurnOutcome.Silent, Codes.ColleagueWrote, Noon), new AgentPaused(2, "ann", Codes.ColleagueWrote, Noon.AddMinutes(15), Noon))
            .AndSends(new Later(new WakeAgent(Chat, 2, Noon.AddMinutes(15)), TimeSpan.FromMinutes(15)));

    [Fact]
    public void each_further_word_begins_the_pause_anew_and_the_chat_stays_that_persons_since_the_first() =>
        Given(Asleep()).When(See("b2"), Seconds(60), Sleepy)
            .Then(Wrote with { MessageId = "b2", At = Seconds(60) }, new PauseSet(Noon, Noon.AddMinutes(16), Seconds(60)))
            .AndSends(new Later(new WakeAgent(Chat, 2, Noon.AddMinutes(16)), TimeSpan.FromMinutes(15)));

    [Fact]
    public void a_word_shortens_no_pause_that_was_set_to_be_longer() =>
        Given([.. Asleep(), new PauseSet(Noon, Noon.AddHours(8), Noon)]).When(See(), Noon, Sleepy).Then(Wrote).AndSendsNothing();

    [Fact]
    public void a_word_gives_no_end_to_a_chat_that_is_a_persons_until_given_back() => Given(TakenOver()).When(See(), agent: Sleepy).Then(Wrote).AndSendsNothing();

    [Fact]
    public void a_bots_words_put_no_agent_to_sleep() => Given(TurnRuns()).When(See(byColleague: false), agent: Sleepy).Then(Anonymous);

    [Fact]
    public void a_bots_words_leave_the_chat_with_the_agent() => Given(TurnRuns()).When(See(byColleague: false)).Then(Anonymous);

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    public void a_campaigns_template_puts_no_agent_to_sleep_but_has_Wati_asked(int pauseMinutes) =>
        Given(TurnRuns()).When(See() with { IsTemplate = true }, agent: AgentRules.None with { PauseAfterColleague = TimeSpan.FromMinutes(pauseMinutes) })
            .Then(Wrote, new OwnershipDoubted(Noon)).AndSendsNothing();

    [Fact]
    public void a_template_while_Wati_is_asked_anyway_is_recorded() =>
        Given([.. TurnRuns(), new OwnershipDoubted(Noon)]).When(See() with { IsTemplate = true }).Then(Wrote);

    [Fact]
    public void a_template_among_the_last_words_of_a_chat_the_agent_closes_has_Wati_asked_before_them() =>
        Given(Resolved()).When(See() with { IsTemplate = true }).Then(Wrote, new OwnershipDoubted(Noon));

    [Fact]
    public void a_template_in_a_persons_chat_drops_nothing_and_prolongs_nothing()
    {
        Given(HandedOver()).When(See() with { IsTemplate = true }).Then(Wrote);
        Given(Asleep()).When(See() with { IsTemplate = true }, Seconds(60), Sleepy).Then(Wrote with { At = Seconds(60) }).AndSendsNothing();
    }

    [Fact]
    public void a_colleagues_word_told_poorly_first_counts_once_it_is_told_whole()
    {
        Given([.. TurnRuns(), Anonymous]).When(See(), Seconds(1))
            .Then(Wrote with { At = Seconds(1) }, new TurnEnded("t1", TurnOutcome.Silent, Codes.ColleagueWrote, Seconds(1)), new AgentStoodDown(2, "ann", Codes.ColleagueWrote, Seconds(1)));
        Given([.. TurnRuns(), Anonymous, Wrote]).When(See()).ThenIgnored(Codes.Duplicate);
        Given([.. TurnRuns(), Anonymous]).When(See(byColleague: false)).ThenIgnored(Codes.Duplicate);
    }

    [Fact]
    public void a_word_told_whole_after_the_chat_was_given_back_is_recorded_and_takes_nothing_over() =>
        Given([.. TurnRuns(), Anonymous, new AgentStoodDown(2, "ann", Codes.TakenOver, Noon), new AgentTookChat(3, Codes.HandedBack, null, Seconds(60))])
            .When(See() with { SentAt = Seconds(30) }, Seconds(65)).Then(Wrote with { At = Seconds(65), SpokenAt = Seconds(30) });

    [Fact]
    public void what_the_agent_still_owes_is_not_said_after_a_colleagues_word() =>
        Given([.. Asleep(), .. Owed()]).When(See()).Then(Wrote, new EffectAbandoned(Word.Id, Codes.OwnerChanged, Noon));

    private static IConversationEvent[] Owed() => [new HandedToPerson("h1", 2, Codes.Keyword, null, [], "", [Word], Noon), new TakeOverRenewed("ann", Codes.TakenOver, Noon)];

    [Fact]
    public void a_word_in_a_chat_that_was_given_away_makes_it_that_colleagues_since_the_word() =>
        Given(HandedOver()).When(See() with { SentAt = Seconds(5) }, Seconds(8), Sleepy).Then(
            Wrote with { At = Seconds(8), SpokenAt = Seconds(5) },
            new EffectAbandoned(Word.Id, Codes.OwnerChanged, Seconds(8)), new EffectAbandoned(Assignment.Id, Codes.OwnerChanged, Seconds(8)),
            new AgentStoodDown(3, "ann", Codes.ColleagueWrote, Seconds(8)) { Since = Seconds(5) });

    [Fact]
    public void in_one_of_which_it_is_asked_who_has_it_the_question_is_asked_on_as_of_when_it_was_given_away()
    {
        var asked = Given(Questioned()).When(See() with { SentAt = Seconds(45) }, Seconds(46)).AndSends(new VerifyReassignment(Chat, 3) { Question = 1, WaitsSince = Seconds(40) })
            .State.ShouldBeOfType<Conversation.WithHuman>();

        (asked.Questioned, asked.Since, asked.Reason).ShouldBe((true, Noon, Codes.ColleagueWrote));
    }

    [Fact]
    public void a_word_before_a_repeated_assignment_was_told_still_counts() =>
        Given([.. HistoryRead(), new HistoryOutdated(Codes.AssignedAgain, null, Seconds(60)), new HistoryImported("t1", [], [], [], null, Seconds(61)) { AssignedAt = Seconds(-5), Demand = 1 }])
            .When(See() with { SentAt = Seconds(50) }, Seconds(65)).Events[^1].ShouldBe(new AgentStoodDown(2, "ann", Codes.ColleagueWrote, Seconds(65)) { Since = Seconds(50) });

    [Fact]
    public void until_history_was_read_nobody_can_say_whether_a_word_came_before_the_assignment() =>
        Given([.. HistoryRead(), new HistoryOutdated(Codes.AssignedAgain, null, Seconds(60))]).When(See() with { SentAt = Seconds(50) }, Seconds(65))
            .Then(Wrote with { At = Seconds(65), SpokenAt = Seconds(50) }).AndSendsNothing();

    [Theory]
    [InlineData(-5, 0, 50, null), InlineData(-5, 15, 50, 950), InlineData(55, 15, null, null), InlineData(null, 15, null, null)]
    public void then_it_counts_as_of_when_it_was_written_where_it_came_after_the_assignment(int? assigned, int pauseMinutes, int? since, int? until)
    {
        var state = Given([.. HistoryRead(), new HistoryOutdated(Codes.AssignedAgain, null, Seconds(60)), Wrote with { SpokenAt = Seconds(50) }])
            .When(
                new RecordTurnFact(Chat, new HistoryImported("t1", [], [], [], null, Seconds(66)) { AssignedAt = assigned is { } at ? Seconds(at) : null, IsUnlisted = assigned is null, Demand = 1 }),
                Seconds(66), AgentRules.None with { PauseAfterColleague = TimeSpan.FromMinutes(pauseMinutes) }).State;

        var held = state as Conversation.WithHuman;
        (held?.Since, held?.Until).ShouldBe((since is { } spoken ? Seconds(spoken) : null, until is { } end ? Seconds(end) : null));
    }

    [Fact]
    public void last_words_under_way_are_not_attempted_again_after_a_colleagues_word() =>
        Given(LastWordsUnderWay()).When(See()).Then(Wrote, new EffectAbandoned(Assignment.Id, Codes.OwnerChanged, Noon), new AgentStoodDown(3, "ann", Codes.ColleagueWrote, Noon));

    [Fact]
    public void a_colleagues_word_from_before_the_chat_was_given_back_is_recorded_and_takes_nothing_over() =>
        Given([.. TakenOver(), new AgentTookChat(3, Codes.HandedBack, null, Seconds(60))]).When(See() with { SentAt = Seconds(30) }, Seconds(65), Sleepy)
            .Then(Wrote with { At = Seconds(65), SpokenAt = Seconds(30) }).AndSendsNothing();

    [Fact]
    public void a_colleagues_word_of_the_second_in_which_the_chat_was_given_back_counts() =>
        Given([.. TakenOver(), new AgentTookChat(3, Codes.HandedBack, null, Seconds(60.5))]).When(See() with { SentAt = Seconds(60) }, Seconds(65))
            .Then(Wrote with { At = Seconds(65), SpokenAt = Seconds(60) }, new AgentStoodDown(4, "ann", Codes.ColleagueWrote, Seconds(65)) { Since = Seconds(60) });

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    public void a_colleague_has_the_chat_since_the_word_however_late_it_is_told_so_that_it_can_be_given_back_in_between(int pauseMinutes) =>
        Given(TurnRuns()).When(See() with { SentAt = Seconds(30) }, Seconds(65), AgentRules.None with { PauseAfterColleague = TimeSpan.FromMinutes(pauseMinutes) })
            .State.ShouldBeOfType<Conversation.WithHuman>().Since.ShouldBe(Seconds(30));

    [Fact]
    public void a_colleagues_word_of_a_pause_that_is_told_after_its_end_puts_the_agent_to_sleep_again() =>
        Given([.. Asleep(), new AgentTookChat(3, Codes.PauseOver, null, Seconds(600))]).When(See() with { SentAt = Seconds(598) }, Seconds(601), Sleepy)
            .Events[^1].ShouldBeOfType<AgentPaused>();

    [Fact]
    public void a_colleagues_word_after_the_message_that_gave_the_chat_to_the_agent_counts_however_late_both_are_told() =>
        Given([new AgentTookChat(1, Codes.AssignedMessage, "ticket-1", Seconds(60)) { ProvenBy = Noon }]).When(See() with { SentAt = Seconds(30) }, Seconds(65))
            .Events[^1].ShouldBeOfType<AgentStoodDown>();

    [Fact]
    public void while_it_is_asked_who_has_the_chat_a_colleagues_late_word_leaves_the_question_open() =>
        Given([.. LastWordsUnderWay(), new ReassignmentNoticed(null, Seconds(40))]).When(See(), Seconds(41)).State.ShouldBeOfType<Conversation.WithHuman>().Questioned.ShouldBeTrue();

    [Fact]
    public void a_word_from_a_pause_that_is_over_does_not_put_the_agent_to_sleep_when_an_assignment_is_told_again() =>
        Given([
            .. HistoryRead(), new TurnEnded("t1", TurnOutcome.Silent, Codes.Paused, Seconds(5)), new AgentPaused(2, null, Codes.Paused, Seconds(600), Seconds(5)), Wrote with { SpokenAt = Seconds(50) },
            new AgentTookChat(3, Codes.PauseOver, null, Seconds(600)), new TurnStarted("t3", 3, Seconds(600)), new HistoryOutdated(Codes.AssignedAgain, null, Seconds(700)),
        ]).When(new RecordTurnFact(Chat, new HistoryImported("t3", [], [], [], null, Seconds(701)) { AssignedAt = Seconds(-5), Demand = 1 }), Seconds(701))
            .State.ShouldBeOfType<Conversation.WithAgent>();

    [Fact]
    public void nor_when_the_chat_was_closed_since() =>
        Given([
            .. Closed(), new AgentTookChat(2, Codes.HandedBack, null, Noon), new AgentPaused(3, null, Codes.Paused, Seconds(600), Seconds(5)), Wrote with { SpokenAt = Seconds(50) },
            new AgentTookChat(4, Codes.PauseOver, null, Seconds(600)), new ConversationResolved(4, Codes.ResolvedByAgent, [], Seconds(610)),
            new AgentTookChat(5, Codes.ChatAssigned, "ticket-1", Seconds(700)), new TurnStarted("t3", 5, Seconds(700)),
        ]).When(new RecordTurnFact(Chat, new HistoryImported("t3", [], [], [], null, Seconds(701)) { AssignedAt = Seconds(-5) }), Seconds(701)).State.ShouldBeOfType<Conversation.WithAgent>();

    [Fact]
    public void a_word_of_which_only_history_can_say_when_it_came_counts_where_history_is_refused_for_good() =>
        Given([.. HistoryRead(), new HistoryOutdated(Codes.AssignedAgain, null, Seconds(60)), Wrote with { SpokenAt = Seconds(50) }])
            .When(new RecordTurnFact(Chat, new HistoryImported("t1", [], [], [], "403", Seconds(61)) { Demand = 1 }), Seconds(61)).Events[^1]
            .ShouldBe(new AgentStoodDown(2, null, Codes.ColleagueWrote, Seconds(61)) { Since = Seconds(50) });

    [Theory]
    [InlineData(50, true), InlineData(30, false)]
    public void where_history_lists_no_assignment_a_word_counts_that_came_after_one_was_told(int written, bool stays)
    {
        var asked = Given(Questioned()).When(See() with { SentAt = Seconds(written) }, Seconds(51)).State;

        SettleReassignmentDecision.Decide(asked, new SettleReassignment(Chat, 3, ReassignmentEvidence.Inconclusive) { Question = 1 }, Deciding.Rules, AgentRules.None, Seconds(60), "t3")
            .ShouldBeOfType<Decision.Accepted>().Events.OfType<AgentTookChat>().Any().ShouldBe(!stays);
    }

    [Fact]
    public void what_history_has_shown_of_a_colleague_is_no_news() =>
        Given([.. TurnRuns(), new HistoryImported("t1", [], [], [], null, Noon) { Told = ["b1"] }]).When(See()).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void a_chat_a_colleague_went_on_with_is_not_closed() =>
        Given(Resolved()).When(See()).Then(
            Wrote,
            new EffectAbandoned("e1", Codes.OwnerChanged, Noon),
            new EffectAbandoned("e1-resolve", Codes.OwnerChanged, Noon),
            new AgentStoodDown(2, "ann", Codes.ColleagueWrote, Noon));

    [Fact]
    public void in_a_chat_the_agent_was_closing_it_sleeps_for_a_while_where_the_tenant_wants_that() =>
        Given(Resolved()).When(See(), agent: Sleepy)
            .Then(
                Wrote,
                new EffectAbandoned("e1", Codes.OwnerChanged, Noon),
                new EffectAbandoned("e1-resolve", Codes.OwnerChanged, Noon),
                new AgentPaused(2, "ann", Codes.ColleagueWrote, Noon.AddMinutes(15), Noon))
            .AndSends(new Later(new WakeAgent(Chat, 2, Noon.AddMinutes(15)), TimeSpan.FromMinutes(15)));

    [Fact]
    public void a_colleague_who_writes_in_a_closed_chat_of_the_agents_has_it() =>
        Given(Closed()).When(See(), Seconds(60)).Then(Wrote with { At = Seconds(60) }, new AgentStoodDown(2, "ann", Codes.ColleagueWrote, Seconds(60)));

    [Fact]
    public void a_customer_who_returns_to_a_closed_chat_a_colleague_wrote_in_is_asked_for_and_is_the_agents_once_history_gives_it()
    {
        var returned = Given([.. Closed(), Wrote, new AgentStoodDown(2, "ann", Codes.ColleagueWrote, Noon)]).When(Receive("m2", sentAt: Seconds(60)), Seconds(61));

        returned.Events[^1].ShouldBeOfType<ReassignmentNoticed>();
        new SettleReassignment(Chat, 2, ReassignmentEvidence.AgentHasIt) { Question = 1 }.ShouldSatisfyAllConditions(
            settled => SettleReassignmentDecision.Decide(returned.State, settled, new ConversationRules(), AgentRules.None, Seconds(62), "t2").ShouldBeOfType<Decision.Accepted>()
                .Events.OfType<AgentTookChat>().ShouldHaveSingleItem());
    }

    [Fact]
    public void a_customer_who_returns_to_a_closed_chat_while_the_agent_sleeps_is_answered_when_the_pause_is_over() =>
        Given([.. Closed(), Wrote, new AgentPaused(2, "ann", Codes.ColleagueWrote, Seconds(900), Noon), World.Wrote("m2", at: Seconds(60))])
            .When(new EndPause(Chat, 2, Seconds(900), null), Seconds(900)).Events[^1].ShouldBeOfType<TurnStarted>();

    [Fact]
    public void a_colleague_writing_in_their_own_chat_is_recorded() => Given(TakenOver()).When(See()).Then(Wrote);

    [Fact]
    public void a_chat_that_was_never_ours_is_recorded() => Given().When(See()).Then(Wrote);

    [Fact]
    public void the_same_words_twice_are_recorded_once() => Given([.. TakenOver(), Wrote]).When(See()).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void an_echo_of_our_own_message_is_known_by_our_id() => Given(ReplySent()).When(See("b9", localId: "e1")).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void an_echo_may_come_before_the_answer_to_the_send() => Given(ReplyClaimed()).When(See("b9", localId: "e1")).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void an_echo_is_known_by_Watis_id() => Given(ReplySent()).When(See("wati-1")).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void an_echo_is_known_by_the_wamid() => Given(ReplySent()).When(See("b9", wamid: "wamid.e1")).ThenIgnored(Codes.Duplicate);
}
