using Byoa.Saas.Conversations;
using Byoa.Saas.Specs.Events;
using Byoa.Saas.Specs.Hosting;
using static Byoa.Saas.Specs.Conversations.World;
using Thread = Byoa.Saas.Conversations.Thread;

namespace Byoa.Saas.Specs.Conversations;

public sealed class Folding_events
{
    private static readonly IConversationEvent[][] Pasts = [[], Seen(), WithAgent(), TurnRuns(), ModelAsked(), ReplyOwed(), ReplyClaimed(), HandedOver(), Resolved()];

    [Fact]
    public void the_fold_names_every_event_in_every_state()
    {
        foreach (var past in Pasts)
            foreach (var happened in Samples.All.OfType<IConversationEvent>())
                Should.NotThrow(() => Fold.Apply(Folded(past), Fitting(happened, past)), $"{happened.GetType().Name} after {past.Length} events");
    }

    [Fact]
    public void an_event_the_fold_does_not_name_is_a_bug_and_no_silence() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Fold.Apply(Conversation.Initial, new Unheard(Noon)));

    [Fact]
    public void a_fact_of_a_turn_that_does_not_run_changes_nothing()
    {
        var state = Folded(ReplySent());
        foreach (var happened in Samples.All.OfType<ITurnEvent>())
            Fold.Apply(state, happened).ShouldBeSameAs(state, happened.GetType().Name);
    }

    [Fact]
    public void a_fact_of_an_effect_that_is_not_owed_changes_nothing()
    {
        var state = Folded(ReplySent());
        foreach (var happened in Samples.All.OfType<IEffectEvent>())
            StoredForm.Json(Fold.Apply(state, happened)).ShouldBe(StoredForm.Json(state), happened.GetType().Name);
    }

    [Fact]
    public void the_latest_message_opens_the_session_window_whatever_order_they_come_in() =>
        Folded([Wrote("m1", at: Seconds(5)), Wrote("m2", at: Noon)]).Known!.LastInboundAt.ShouldBe(Seconds(5));

    [Fact]
    public void old_message_ids_are_forgotten_in_the_end()
    {
        var thread = Folded([.. Enumerable.Range(0, Thread.SeenMessagesKept + 5).Select(n => new CustomerReacted($"r{n}", "👍", null, Noon))]).Known!;

        thread.SeenMessages.Count.ShouldBe(Thread.SeenMessagesKept);
        thread.HasSeen("r0").ShouldBeFalse();
        thread.HasSeen($"r{Thread.SeenMessagesKept + 4}").ShouldBeTrue();
    }

    [Fact]
    public void questions_of_history_join_what_waits_for_an_answer() =>
        Folded([.. WithAgent(), new TurnStarted("t1", 1, Noon), new HistoryImported("t1", [], [Text("m1")], [], null, Noon)])
            .Known!.Unanswered.ShouldHaveSingleItem().Message.MessageId.ShouldBe("m1");

    [Fact]
    public void a_question_only_history_knows_belongs_to_the_burst() =>
        Folded([.. TurnRuns(), new HistoryImported("t1", [], [Text("m2", sentAt: Seconds(3))], [], null, Seconds(4))]).Known!.LastArrivalAt.ShouldBe(Seconds(3));

    [Fact]
    public void a_clock_of_Watis_that_is_ahead_prolongs_no_burst() =>
        Folded([.. TurnRuns(), new HistoryImported("t1", [], [Text("m2", sentAt: Seconds(90))], [], null, Seconds(4))]).Known!.LastArrivalAt.ShouldBe(Seconds(4));

    [Fact]
    public void a_question_that_history_and_a_webhook_tell_of_waits_once() =>
        Folded([.. TurnRuns(), new HistoryImported("t1", [], [Text("m1")], [], null, Noon)]).Known!.Unanswered.ShouldHaveSingleItem();

    [Fact]
    public void what_the_business_said_after_a_message_that_came_to_the_agent_does_not_answer_it() =>
        Folded([.. TurnRuns(), new HistoryImported("t1", [], [], ["m1"], null, Noon)]).Known!.Unanswered.ShouldHaveSingleItem();

    [Fact]
    public void a_message_from_before_the_agent_came_may_have_been_answered_elsewhere() =>
        Folded([.. Seen(), new AgentTookChat(1, Codes.ChatAssigned, null, Noon), new TurnStarted("t1", 1, Noon), new HistoryImported("t1", [], [], ["m0"], null, Noon)])
            .Known!.Unanswered.ShouldBeEmpty();

    [Fact]
    public void a_failed_reading_of_history_is_not_tried_again() =>
        Folded([.. TurnRuns(), new HistoryImported("t1", [], [], [], "unknown", Noon)]).Known!.HistoryKnown.ShouldBeTrue();

    private static Conversation Folded(IReadOnlyList<IConversationEvent> past) => past.Aggregate(Conversation.Initial, Fold.Apply);

    /// <summary>The sample as a fact of the turn and the effect that these pasts know, so that it is not passed over.</summary>
    private static IConversationEvent Fitting(IConversationEvent happened, IConversationEvent[] past) => past.Length == 0 ? happened : happened switch
    {
        ITurnEvent or IEffectEvent => (IConversationEvent)StoredForm.Read(
            happened.GetType(), StoredForm.Json(happened).Replace("turn-1", "t1", StringComparison.Ordinal).Replace("effect-1", "e1", StringComparison.Ordinal)),
        _ => happened,
    };

    private sealed record Unheard(DateTimeOffset At) : IConversationEvent;
}
