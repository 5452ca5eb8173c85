using Byoa.Saas.Conversations;
using FsCheck.Xunit;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

public sealed class Reporting_a_delivery
{
    private static RecordDelivery Report(DeliveryStatus status, string? localId = "e1", string? providerId = null, string? failure = null) =>
        new(Chat, localId, providerId, status, failure, null);

    private static DeliveryReported Reported(DeliveryStatus status, string? localId = "e1", string? providerId = null, string? failure = null) =>
        new(localId, providerId, status, failure, null, Noon);

    [Fact]
    public void a_report_on_a_sent_message_is_recorded() =>
        Given(ReplySent()).When(Report(DeliveryStatus.Delivered)).Then(Reported(DeliveryStatus.Delivered)).AndSendsNothing();

    [Theory]
    [InlineData("wati-1")]
    [InlineData("wamid.e1")]
    public void a_message_is_known_by_Watis_ids_too(string id) =>
        Given(ReplySent()).When(Report(DeliveryStatus.Read, null, id)).Then(Reported(DeliveryStatus.Read, null, id));

    [Fact]
    public void the_same_report_twice_is_recorded_once() =>
        Given([.. ReplySent(), Reported(DeliveryStatus.Delivered)]).When(Report(DeliveryStatus.Delivered)).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void a_report_that_comes_late_changes_nothing() =>
        Given([.. ReplySent(), Reported(DeliveryStatus.Read)]).When(Report(DeliveryStatus.Delivered)).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void a_report_on_nobodys_message_is_ignored() => Given(ReplySent()).When(Report(DeliveryStatus.Delivered, "b1")).ThenIgnored(Codes.NotOurs);

    [Fact]
    public void a_report_without_any_id_concerns_nothing_of_ours() =>
        Given([.. ReplyClaimed(), new EffectAccepted("e1", null, null, false, Noon)])
            .When(Report(DeliveryStatus.Delivered, null)).ThenIgnored(Codes.NotOurs);

    [Fact]
    public void a_report_in_an_unknown_conversation_is_ignored() => Given().When(Report(DeliveryStatus.Delivered)).ThenIgnored(Codes.NotOurs);

    [Fact]
    public void a_report_may_come_before_the_answer_to_the_send() =>
        Given(ReplyClaimed()).When(Report(DeliveryStatus.Delivered, "e1", "wati-1")).Then(Reported(DeliveryStatus.Delivered, "e1", "wati-1"));

    [Fact]
    public void what_it_reported_is_kept_when_the_answer_comes() =>
        Given([.. ReplyClaimed(), Reported(DeliveryStatus.Delivered, "e1", "wati-1"), new EffectAccepted("e1", null, "wamid.e1", false, Noon)])
            .State.Known!.Sent.ShouldHaveSingleItem().ShouldBe(new SentEffect("e1", "wati-1", "wamid.e1", DeliveryStatus.Delivered) { At = Noon, Epoch = 1, BeginsAnswer = true });

    [Theory]
    [InlineData("wati-1")]
    [InlineData("wamid.e1")]
    public void a_report_by_Watis_ids_alone_may_come_before_the_answer_that_tells_them(string id)
    {
        var reported = Given(ReplyClaimed()).When(Report(DeliveryStatus.Read, null, id)).Then(Reported(DeliveryStatus.Read, null, id));

        var answered = Fold.Apply(reported.State, new EffectAccepted("e1", "wati-1", "wamid.e1", false, Noon)).Known!;
        answered.Sent.ShouldHaveSingleItem().Status.ShouldBe(DeliveryStatus.Read);
        answered.EarlyReports.ShouldBeEmpty();
    }

    [Fact]
    public void an_early_report_is_recorded_once() =>
        Given([.. ReplyClaimed(), Reported(DeliveryStatus.Read, null, "wati-1")]).When(Report(DeliveryStatus.Delivered, null, "wati-1")).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void a_failure_reported_by_Watis_id_before_the_answer_is_recovered_once_the_answer_tells_whose_it_is() =>
        Given([.. ReplyClaimed(), Reported(DeliveryStatus.Failed, null, "wati-1", "131026")])
            .When(new RecordEffectOutcome(Chat, 1, new EffectAccepted("e1", "wati-1", null, false, Noon)))
            .Then(new EffectAccepted("e1", "wati-1", null, false, Noon)).AndSends(new RecoverUndelivered(Chat, 1, Codes.ReplyUndeliverable, Noon));

    [Fact]
    public void an_early_report_of_somebody_elses_message_says_nothing_of_ours() =>
        Given([.. ReplyClaimed(), Reported(DeliveryStatus.Failed, null, "wati-9")])
            .When(new RecordEffectOutcome(Chat, 1, new EffectAccepted("e1", "wati-1", null, false, Noon))).AndSendsNothing();

    [Fact]
    public void early_reports_of_somebody_elses_message_push_none_of_ours_out()
    {
        var strangers = Enumerable.Repeat(Reported(DeliveryStatus.Delivered, null, "wati-9"), Byoa.Saas.Conversations.Thread.EarlyReportsKept);
        Given([.. ReplyClaimed(), Reported(DeliveryStatus.Failed, null, "wati-1", "131026"), .. strangers]).State.Known!
            .EarlyReportOn("wati-1", null)!.Status.ShouldBe(DeliveryStatus.Failed);
    }

    [Fact]
    public void early_reports_are_forgotten_once_nothing_is_under_way_any_more() =>
        Given([.. ReplyClaimed(), Reported(DeliveryStatus.Read, null, "wati-9"), new EffectDeferred("e1", Codes.Throttled, Noon, Noon)])
            .State.Known!.EarlyReports.ShouldBeEmpty();

    [Fact]
    public void an_early_report_does_not_settle_what_is_owed() =>
        Given([.. ReplyClaimed(), Reported(DeliveryStatus.Delivered)]).State.Known!.Effects.ShouldHaveSingleItem();

    [Fact]
    public void a_failed_delivery_is_recovered() =>
        Given(ReplySent()).When(Report(DeliveryStatus.Failed, failure: "131026"))
            .Then(Reported(DeliveryStatus.Failed, failure: "131026")).AndSends(new RecoverUndelivered(Chat, 1, Codes.ReplyUndeliverable, Noon));

    [Fact]
    public void a_failure_may_be_reported_before_the_answer_to_the_send() =>
        Given(ReplyClaimed()).When(Report(DeliveryStatus.Failed)).AndSends(new RecoverUndelivered(Chat, 1, Codes.ReplyUndeliverable, Noon));

    [Fact]
    public void a_failure_overrides_an_earlier_success() =>
        Given([.. ReplySent(), Reported(DeliveryStatus.Delivered)]).When(Report(DeliveryStatus.Failed))
            .State.Known!.Sent.ShouldHaveSingleItem().Status.ShouldBe(DeliveryStatus.Failed);

    [Fact]
    public void a_failure_is_recovered_once() => Given([.. ReplySent(), Reported(DeliveryStatus.Failed)]).When(Report(DeliveryStatus.Failed)).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void a_failure_in_a_persons_chat_is_recorded_only() =>
        Given([.. ReplySent(), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon)]).When(Report(DeliveryStatus.Failed)).Then(Reported(DeliveryStatus.Failed)).AndSendsNothing();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void a_failure_of_what_was_said_before_a_person_had_the_chat_is_recorded_only(bool beforeTheAnswer) =>
        Given([.. beforeTheAnswer ? ReplyClaimed() : ReplySent(), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon), new AgentTookChat(3, Codes.HandedBack, null, Noon)])
            .When(Report(DeliveryStatus.Failed)).Then(Reported(DeliveryStatus.Failed)).AndSendsNothing();

    [Fact]
    public void a_failure_of_what_was_said_before_a_person_had_the_chat_is_not_missed_once_it_is_closed() =>
        Given([
            .. ReplySent(), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon), new AgentTookChat(3, Codes.HandedBack, null, Noon), new ConversationResolved(3, Codes.ResolvedByAgent, [], Noon),
        ]).When(Report(DeliveryStatus.Failed)).Then(Reported(DeliveryStatus.Failed)).AndSendsNothing();

    [Fact]
    public void what_was_said_before_the_chat_was_closed_and_opened_again_is_missed_since_no_person_stood_between() =>
        Given([.. ReplySent(), new ConversationResolved(1, Codes.ResolvedByAgent, [], Noon), new AgentTookChat(2, Codes.CustomerReturned, null, Noon)])
            .When(Report(DeliveryStatus.Failed)).AndSends(new RecoverUndelivered(Chat, 2, Codes.ReplyUndeliverable, Noon));

    [Theory]
    [InlineData(DeliveryStatus.Delivered, false)]
    [InlineData(DeliveryStatus.Read, false)]
    [InlineData(DeliveryStatus.Sent, true)]
    [InlineData(DeliveryStatus.Failed, true)]
    public void a_reply_lost_to_the_closed_window_is_not_missed_once_a_later_answer_reached_the_customer(DeliveryStatus later, bool isMissed)
    {
        var told = Given([.. ReplySent(), .. SecondAnswerSent("m2"), Reported(later, "e2")]).When(Report(DeliveryStatus.Failed, failure: "131047"));
        if (isMissed)
            told.AndSends(new RecoverUndelivered(Chat, 1, Codes.WindowClosed, Noon));
        else
            told.Then(Reported(DeliveryStatus.Failed, failure: "131047")).AndSendsNothing();
    }

    [Fact]
    public void a_reply_that_failed_for_another_reason_is_missed_though_a_later_answer_reached_the_customer() =>
        Given([.. ReplySent(), .. SecondAnswerSent("m2"), Reported(DeliveryStatus.Read, "e2")]).When(Report(DeliveryStatus.Failed, failure: "131026"))
            .AndSends(new RecoverUndelivered(Chat, 1, Codes.ReplyUndeliverable, Noon));

    [Fact]
    public void a_further_part_of_the_same_reply_is_no_later_answer() =>
        Given([
            .. ReplyOwed(Reply, new Effect.SendText("e2", "and more", null)),
            .. Sent("e1"), .. Sent("e2"), Reported(DeliveryStatus.Read, "e2"),
        ]).When(Report(DeliveryStatus.Failed)).AndSends(new RecoverUndelivered(Chat, 1, Codes.ReplyUndeliverable, Noon));

    [Fact]
    public void a_message_stored_before_its_ownership_was_kept_counts_as_the_present_ones()
    {
        var stored = Given(ReplySent()).State.Known!;
        var old = new Conversation.WithAgent(stored with { Sent = [new SentEffect("e1", "wati-1", null, DeliveryStatus.Sent) { At = Noon }] }, null);

        Deciding.Decide(old, Report(DeliveryStatus.Failed), Noon, NewId).ShouldBeOfType<Platform.Decision.Accepted>()
            .Messages.ShouldBe([new RecoverUndelivered(Chat, 1, Codes.ReplyUndeliverable, Noon)]);
    }

    [Property(MaxTest = 300)]
    public void in_whatever_order_reports_come_the_furthest_counts(DeliveryStatus[] reports, byte answeredAfter)
    {
        var conversation = Given(ReplyClaimed()).State;
        var answerAt = answeredAfter % (reports.Length + 1);
        for (var at = 0; at <= reports.Length; at++)
        {
            if (at == answerAt)
                conversation = Fold.Apply(conversation, new EffectAccepted("e1", "wati-1", "wamid.e1", false, Noon));
            if (at < reports.Length && Deciding.Decide(conversation, Report(reports[at]), Noon, NewId) is Platform.Decision.Accepted accepted)
                conversation = accepted.Events.Cast<IConversationEvent>().Aggregate(conversation, Fold.Apply);
        }

        conversation.Known!.Sent.ShouldHaveSingleItem().Status.ShouldBe(reports.Append(DeliveryStatus.Sent).Max());
    }

    private static IConversationEvent[] SecondAnswerSent(string answers) =>
    [
        Wrote(answers), new TurnStarted("t2", 1, Noon), new ModelCallClaimed("t2", "c2", "runner-1", [answers], Noon),
        new ReplyDecided("t2", "reply-2", 1, [answers], [new Effect.SendText("e2", "Gladly", null)], Noon), new TurnEnded("t2", TurnOutcome.Replied, Codes.Answered, Noon),
        .. Sent("e2"),
    ];

    private static IConversationEvent[] Sent(string effect) => [new EffectClaimed(effect, 1, "runner-1", Noon), new EffectAccepted(effect, null, null, false, Noon)];
}
