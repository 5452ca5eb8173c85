using Byoa.Saas.Alerts;
using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

/// <summary>A reply was decided while the session window was open, and did not arrive because it closed. The customer last wrote at noon.</summary>
public sealed class Losing_a_reply_to_the_closed_window
{
    private static readonly Effect.SendText Second = new("e2", "and more", null);
    private static readonly EffectRefused Refused = new("e1", Codes.WindowClosed, "Ticket has been expired.", Seconds(1));
    private static readonly RecordDelivery FailedLate = new(Chat, "e1", null, DeliveryStatus.Failed, "131047", null);
    private static readonly RecoverUndelivered Recovery = new(Chat, 1, Codes.WindowClosed, Noon);

    private static ReplaceByTemplate Replace(DateTimeOffset? lostAt = null) => new(Chat, 1, lostAt ?? Noon, "reply-9", Template);

    [Fact]
    public void a_reply_Wati_refuses_is_recovered() =>
        Given(ReplyClaimed()).When(new RecordEffectOutcome(Chat, 1, Refused)).Then(Refused).AndSends(Recovery);

    [Fact]
    public void what_was_to_follow_is_dropped_with_it_so_that_one_reply_is_recovered_once() =>
        Given([.. ReplyOwed(Reply, Second), new EffectClaimed("e1", 1, "runner-1", Noon)]).When(new RecordEffectOutcome(Chat, 1, Refused))
            .Then(Refused, new EffectAbandoned("e2", Codes.WindowClosed, Seconds(1))).AndSends(Recovery);

    [Fact]
    public void what_answers_a_customer_who_wrote_since_is_not_dropped()
    {
        IConversationEvent[] since =
        [
            .. ReplyClaimed(), Wrote("m2", at: Seconds(0.5)), new TurnStarted("t2", 1, Seconds(0.5)), new ModelCallClaimed("t2", "c2", "runner-1", ["m2"], Seconds(0.5)),
            new ReplyDecided("t2", "reply-2", 1, ["m2"], [Second], Seconds(0.5)), new TurnEnded("t2", TurnOutcome.Replied, Codes.Answered, Seconds(0.5)),
        ];

        Given(since).When(new RecordEffectOutcome(Chat, 1, Refused)).Then(Refused).AndSends(Recovery);
    }

    private static readonly RecordDelivery Failed = new(Chat, "e1", null, DeliveryStatus.Failed, "131026", null);

    public static TheoryData<IConversationEvent[]> Losses => new()
    {
        ReplyClaimed().Append(Refused).ToArray(),
        ReplySent().Concat(Given(ReplySent()).When(Failed, Seconds(1)).Events).ToArray(),
    };

    [Theory, MemberData(nameof(Losses))]
    public void what_a_person_gave_back_before_the_loss_was_recovered_waits_again(IConversationEvent[] lost)
    {
        IConversationEvent[] back = [.. lost, new AgentStoodDown(2, "ann", Codes.TakenOver, Seconds(2)), new AgentTookChat(3, Codes.HandedBack, null, Seconds(3)), new TurnStarted("t3", 3, Seconds(3))];

        Given(back).When(Replace()).ThenIgnored(Codes.OwnerChanged);
        Given(back).State.Known!.Unanswered.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            pending => pending.Message.MessageId.ShouldBe("m1"), pending => pending.PersonHadIt.ShouldBeTrue(), pending => pending.ArrivedWithAgent.ShouldBeFalse());
    }

    [Theory, MemberData(nameof(Losses))]
    public void a_person_who_was_given_the_chat_for_it_and_gives_it_back_without_a_word_leaves_it_to_the_agent(IConversationEvent[] lost) =>
        Given([.. lost, new HandedToPerson("h1", 2, Codes.ReplyUndeliverable, null, [], "", [], Seconds(2)), new AgentTookChat(3, Codes.HandedBack, null, Seconds(3))])
            .State.Known!.Unanswered.ShouldHaveSingleItem();

    [Fact]
    public void a_template_that_stands_for_a_reply_answers_it_whichever_part_was_reported_lost_first()
    {
        IConversationEvent[] parts = [.. ReplyOwed(Reply, Second), .. Sent("e1"), .. Sent("e2")];
        IConversationEvent[] stands = [.. parts, Late("e2"), new TemplateDecided("reply-9", 1, [], [Template], Seconds(2)), Late("e1")];

        Given(stands).State.Known!.ShouldSatisfyAllConditions(
            thread => thread.Lost.ShouldBeEmpty(), thread => thread.Effects.ShouldHaveSingleItem().Answers.ShouldHaveSingleItem().MessageId.ShouldBe("m1"));

        static IConversationEvent[] Sent(string id) => [new EffectClaimed(id, 1, "runner-1", Noon), new EffectAccepted(id, null, $"wamid.{id}", false, Noon)];
        static DeliveryReported Late(string id) => new(id, null, DeliveryStatus.Failed, "131047", null, Seconds(3));
    }

    [Fact]
    public void a_failure_reported_before_the_sends_own_answer_is_lost_once() =>
        Given([.. ReplyClaimed(), new DeliveryReported("e1", null, DeliveryStatus.Failed, "131047", null, Seconds(1)), new TemplateDecided("reply-9", 1, [], [Template], Seconds(2)), new EffectAccepted("e1", "wati-1", null, true, Seconds(3))])
            .State.Known!.ShouldSatisfyAllConditions(
                thread => thread.Lost.ShouldBeEmpty(), thread => thread.Effects.ShouldHaveSingleItem().Answers.ShouldHaveSingleItem().MessageId.ShouldBe("m1"));

    [Fact]
    public void what_may_have_reached_the_customer_is_left_to_the_person_who_was_told_of_it() =>
        Given([.. ReplyClaimed(), new EffectAbandoned("e1", Codes.ReplyUncertain, Seconds(1)), new HandedToPerson("h1", 2, Codes.ReplyUncertain, null, [], "", [], Seconds(2)), new AgentTookChat(3, Codes.HandedBack, null, Seconds(3))])
            .State.Known!.Unanswered.ShouldBeEmpty();

    [Fact]
    public void a_template_that_stands_in_for_it_answers_it() =>
        Given([.. ReplyClaimed(), Refused]).When(Replace(), Seconds(2)).State.Known!.ShouldSatisfyAllConditions(
            thread => thread.Lost.ShouldBeEmpty(), thread => thread.Effects.ShouldHaveSingleItem().Answers.ShouldHaveSingleItem().MessageId.ShouldBe("m1"));

    [Fact]
    public void what_reached_the_customer_is_answered_whatever_is_reported_later() =>
        Given([.. ReplySent(), new DeliveryReported("e1", null, DeliveryStatus.Read, null, null, Seconds(1))]).State.Known!.Sent.ShouldHaveSingleItem().Answers.ShouldBeEmpty();

    [Fact]
    public void nothing_is_closed_while_a_loss_is_being_recovered() =>
        Given([.. ReplyClaimed(), Refused, Wrote("m2", at: Seconds(2)), new TurnStarted("t1", 1, Seconds(2)), new ModelCallClaimed("t1", "c2", "runner-1", ["m2"], Seconds(2)), Answer("c2", "Bye")])
            .When(new ProposeReply(Chat, "t1", "c2", "reply-2", Codes.Answered, [Second], new Effect.Resolve("r1")), Seconds(3)).State.ShouldBeOfType<Conversation.WithAgent>();

    [Fact]
    public void a_reply_that_fails_late_is_recovered_as_of_when_it_was_sent() =>
        Given(ReplySent()).When(FailedLate, Seconds(90)).AndSends(new RecoverUndelivered(Chat, 1, Codes.WindowClosed, Noon));

    [Fact]
    public void a_reply_not_begun_is_given_up_once_the_window_has_closed() =>
        Given(ReplyOwed(Reply, Second)).When(new AbandonEffect(Chat, "e1", Codes.WindowClosed), NextDay)
            .Then(new EffectAbandoned("e1", Codes.WindowClosed, NextDay), new EffectAbandoned("e2", Codes.WindowClosed, NextDay))
            .AndSends(Recovery with { LostAt = NextDay });

    [Fact]
    public void a_reply_under_way_is_not_given_up() => Given(ReplyClaimed()).When(new AbandonEffect(Chat, "e1", Codes.WindowClosed), NextDay).ThenIgnored(Codes.NotNext);

    [Fact]
    public void a_reply_whose_customer_wrote_meanwhile_is_not_given_up() =>
        Given([.. ReplyOwed(), Wrote("m2", at: NextDay)]).When(new AbandonEffect(Chat, "e1", Codes.WindowClosed), NextDay).ThenIgnored(Codes.NotNext);

    [Fact]
    public void a_chat_that_was_closed_upon_the_lost_words_is_the_agents_again_and_stays_open() =>
        Given(Resolved()).When(new AbandonEffect(Chat, "e1", Codes.WindowClosed), NextDay)
            .Then(
                new EffectAbandoned("e1", Codes.WindowClosed, NextDay), new EffectAbandoned("e1-resolve", Codes.WindowClosed, NextDay),
                new AgentTookChat(2, Codes.WindowClosed, "ticket-1", NextDay))
            .AndSends(Recovery with { Epoch = 2, LostAt = NextDay });

    [Fact]
    public void the_template_stands_in_for_it() =>
        Given([.. ReplyClaimed(), Refused]).When(Replace(), NextDay).Then(new TemplateDecided("reply-9", 1, [], [Template], NextDay)).AndSends(new CarryOutEffects(Chat));

    [Fact]
    public void one_template_stands_for_all_its_parts() =>
        Given([.. ReplyClaimed(), Refused, new TemplateDecided("reply-9", 1, [], [Template], NextDay)]).When(Replace(), NextDay.AddSeconds(1)).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void a_reply_lost_after_the_template_gets_no_second_one() =>
        Given(TemplateSent()).When(Replace(NextDay.AddSeconds(5)), NextDay.AddSeconds(5)).ThenIgnored(Codes.TemplateSpent);

    [Fact]
    public void a_customer_who_wrote_since_gets_none() =>
        Given([.. ReplySent(), Wrote("m2", at: Seconds(60))]).When(Replace(), Seconds(90)).ThenIgnored(Codes.NotNext);

    [Fact]
    public void a_customer_who_is_being_answered_gets_none() =>
        Given([.. ReplySent(), Wrote("m2"), new TurnStarted("t2", 1, Noon)]).When(Replace(), NextDay).ThenIgnored(Codes.NotNext);

    [Fact]
    public void on_a_channel_without_templates_there_is_none() =>
        Given([.. ReplyClaimed(), new CustomerAddressed(Phone with { ChannelType = "instagram" }, null, Noon), Refused]).When(Replace(), NextDay).ThenIgnored(Codes.TemplateUnfit);

    [Fact]
    public void under_another_ownership_nothing_is_replaced()
    {
        Given([.. ReplyClaimed(), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon)]).When(Replace(), NextDay).ThenIgnored(Codes.OwnerChanged);
        Given([.. ReplyClaimed(), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon), new AgentTookChat(3, Codes.HandedBack, null, Noon)])
            .When(Replace(), NextDay).ThenIgnored(Codes.OwnerChanged);
        Given(Resolved()).When(Replace(), NextDay).ThenIgnored(Codes.OwnerChanged);
    }

    [Fact]
    public void in_a_conversation_nobody_knows_it_is_refused() => Given().When(Replace(), NextDay).ThenRefused(Codes.ConversationUnknown);

    [Fact]
    public void a_refused_template_is_no_reason_for_another_and_the_agency_is_told() =>
        Given(TemplateClaimed()).When(new RecordEffectOutcome(Chat, 1, Refused with { EffectId = "e9", At = NextDay })).AndSends(
            new RecoverUndelivered(Chat, 1, Codes.TemplateUndeliverable, NextDay),
            new RaiseAlert(AlertKinds.TemplateRefused, "follow_up", "Wati refused the template for closed windows: check that it is approved, and that its parameters have the names Wati shows."));

    [Fact]
    public void an_accepted_template_ends_the_alert() =>
        Given(TemplateClaimed()).When(new RecordEffectOutcome(Chat, 1, new EffectAccepted("e9", null, null, false, NextDay)))
            .AndSends(new ClearAlert(AlertKinds.TemplateRefused, "follow_up"));

    [Fact]
    public void a_template_that_failed_late_is_not_followed_by_another() =>
        Given(TemplateSent()).When(FailedLate with { LocalMessageId = "e9" }, NextDay).AndSends(new RecoverUndelivered(Chat, 1, Codes.TemplateUndeliverable, NextDay));

    [Fact]
    public void a_template_nobody_knows_the_fate_of_is_not_followed_by_another() =>
        Given([.. TemplateClaimed(), new EffectUncertain("e9", "timeout", NextDay)]).When(new AbandonEffect(Chat, "e9", Codes.ReplyUncertain), NextDay)
            .AndSends(new RecoverUndelivered(Chat, 1, Codes.ReplyUncertain, NextDay));

    [Fact]
    public void a_template_that_waits_is_not_dropped_with_the_part_it_stands_for() =>
        Given([.. ReplySent(), new TemplateDecided("reply-9", 1, [], [Template], NextDay)]).When(FailedLate, NextDay).State.Known!.Effects.ShouldHaveSingleItem();
}
