using Byoa.Saas.Conversations;
using Byoa.Saas.Operations.Turns;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Operations;

public sealed class Finding_unexplained_turns
{
    [Fact]
    public void a_running_turn_somebody_will_work_on_is_explained() => Kinds(TurnRuns(), new WorkAhead(true, false, false)).ShouldBeEmpty();

    [Fact]
    public void a_running_turn_nobody_will_work_on_is_idle()
    {
        var found = Find(TurnRuns(), WorkAhead.None).ShouldHaveSingleItem();

        (found.Kind, found.TurnId, found.ConversationId, found.Since).ShouldBe((UnexplainedKinds.TurnIdle, "t1", Chat, Noon));
        UnexplainedTurns.MayBeWoken(found).ShouldBeTrue();
    }

    [Fact]
    public void what_lies_among_the_dead_letters_is_told_and_left_to_a_person()
    {
        var found = Find(TurnRuns(), new WorkAhead(false, false, true)).ShouldHaveSingleItem();

        found.IsDead.ShouldBeTrue();
        UnexplainedTurns.MayBeWoken(found).ShouldBeFalse();
    }

    [Fact]
    public void a_turn_another_one_took_the_place_of_is_lost()
    {
        var found = Find([.. TurnRuns(), new TurnStarted("t2", 1, Noon)], new WorkAhead(true, true, false)).ShouldHaveSingleItem();

        found.Kind.ShouldBe(UnexplainedKinds.TurnLost);
        UnexplainedTurns.MayBeWoken(found).ShouldBeFalse();
    }

    [Fact]
    public void a_turn_that_vanished_with_its_owner_is_lost() =>
        Kinds([.. TurnRuns(), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon)], WorkAhead.None).ShouldBe([UnexplainedKinds.TurnLost]);

    [Fact]
    public void a_turn_that_ended_for_a_reason_of_another_build_is_unexplained()
    {
        var ended = Hosting.StoredForm.Read<TurnEnded>("""{"turnId":"t1","outcome":"Silent","reason":"because","at":"2026-03-02T12:00:00+00:00"}""");

        Kinds([.. ModelSpoke(), Decided(), ended], WorkAhead.None).ShouldBe([UnexplainedKinds.ReasonUnlisted]);
    }

    [Fact]
    public void words_that_wait_with_the_agent_while_no_turn_runs_are_unexplained() =>
        Kinds([.. WithAgent(), Wrote("m1")], WorkAhead.None).ShouldBe([UnexplainedKinds.MessageWaiting]);

    [Fact]
    public void an_effect_nobody_will_carry_out_is_idle()
    {
        Kinds(HandedOver(), WorkAhead.None).ShouldBe([UnexplainedKinds.EffectIdle]);
        Kinds(HandedOver(), new WorkAhead(false, true, false)).ShouldBeEmpty();
    }

    [Fact]
    public void a_question_who_has_the_chat_that_nobody_will_settle_is_unexplained()
    {
        var found = Find(Questioned(), WorkAhead.None with { Effects = true }).ShouldHaveSingleItem();

        found.Kind.ShouldBe(UnexplainedKinds.OwnerUnsettled);
        UnexplainedTurns.MayBeWoken(found).ShouldBeTrue();
        Kinds(Questioned(), WorkAhead.None with { Effects = true, Owner = true }).ShouldBeEmpty();
    }

    [Fact]
    public void a_pause_nobody_will_end_is_unexplained_from_its_end_on()
    {
        var found = Find(Asleep(), WorkAhead.None).ShouldHaveSingleItem();

        (found.Kind, found.Since).ShouldBe((UnexplainedKinds.PauseOverdue, Noon.AddMinutes(10)));
        UnexplainedTurns.MayBeWoken(found).ShouldBeTrue();
        Kinds(Asleep(), WorkAhead.None with { Pause = true }).ShouldBeEmpty();
        Folded([.. Asleep(), Wrote("m2", at: Noon.AddMinutes(12))]).OpenSince.ShouldBe(Noon.AddMinutes(12));
    }

    [Fact]
    public void a_conversation_in_which_all_is_done_is_not_even_open()
    {
        Folded(ReplySent()).OpenSince.ShouldBeNull();
        Folded(TakenOver()).OpenSince.ShouldBeNull();
        Folded(Seen()).OpenSince.ShouldBeNull();
    }

    [Fact]
    public void an_open_conversation_says_since_when_nothing_happened()
    {
        Folded(TurnRuns()).OpenSince.ShouldBe(Noon);
        Folded([.. TurnRuns(), Wrote("m2", at: Seconds(5))]).OpenSince.ShouldBe(Seconds(5));
    }

    [Fact]
    public void every_story_that_may_happen_leaves_no_turn_lost_and_no_reason_unlisted()
    {
        foreach (var past in new[] { WithAgent(), TurnRuns(), HistoryRead(), ModelAsked(), ModelSpoke(), ReplyOwed(), ReplySent(), HandedOver(), TakenOver(), Questioned(), Resolved() })
        {
            var folded = Folded(past);
            (folded.Turns.Lost(folded.State), folded.Turns.Unlisted).ShouldBe((0, 0));
        }
    }

    private static string[] Kinds(IReadOnlyList<IConversationEvent> past, WorkAhead ahead) => [.. Find(past, ahead).Select(found => found.Kind)];

    private static UnexplainedTurn[] Find(IReadOnlyList<IConversationEvent> past, WorkAhead ahead) => [.. UnexplainedTurns.In("tn-1", Folded(past), ahead)];

    private static FoldedConversation Folded(IReadOnlyList<IConversationEvent> past) =>
        past.Aggregate((FoldedConversation?)null, (folded, happened) => FoldedConversation.After(folded, Chat, happened))!;
}
