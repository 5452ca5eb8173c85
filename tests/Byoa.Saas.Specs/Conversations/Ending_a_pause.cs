using Byoa.Saas.Alerts;
using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

/// <summary>Ann wrote at noon; the agent sleeps until ten past.</summary>
public sealed class Ending_a_pause
{
    private static readonly DateTimeOffset End = Noon.AddMinutes(10);

    private static EndPause Wake(int epoch = 2, DateTimeOffset? until = null, string? assignee = null) => new(Chat, epoch, until ?? End, assignee);

    [Fact]
    public void the_agent_takes_the_chat_and_a_turn_reads_what_was_said_meanwhile() =>
        Given(Asleep()).When(Wake(), End)
            .Then(new AgentTookChat(3, Codes.PauseOver, null, End), new TurnStarted(NewId, 3, End))
            .AndSends(new RunTurn(Chat, NewId));

    [Fact]
    public void history_is_read_anew() => Given(Asleep()).When(Wake(), End).State.Known!.HistoryKnown.ShouldBeFalse();

    [Fact]
    public void a_late_wake_up_is_as_good() => Given(Asleep()).When(Wake(), End.AddDays(1)).Events[0].ShouldBeOfType<AgentTookChat>();

    [Fact]
    public void an_early_wake_up_wakes_nobody() => Given(Asleep()).When(Wake(), End.AddSeconds(-1)).ThenIgnored(Codes.NotDue);

    [Fact]
    public void waking_twice_changes_nothing() => Given([.. Asleep(), new AgentTookChat(3, Codes.PauseOver, null, End)]).When(Wake(), End).ThenIgnored(Codes.OwnerChanged);

    [Fact]
    public void the_wake_up_of_an_end_that_was_moved_wakes_nobody() =>
        Given([.. Asleep(), new PauseSet(Noon, End.AddMinutes(5), Seconds(60))]).When(Wake(), End.AddMinutes(5)).ThenIgnored(Codes.NotDue);

    [Fact]
    public void the_wake_up_of_an_earlier_pause_wakes_nobody() =>
        Given([.. Asleep(), new AgentTookChat(3, Codes.HandedBack, null, Seconds(60)), new AgentPaused(4, null, Codes.Paused, End, Seconds(61))]).When(Wake(), End).ThenIgnored(Codes.NotDue);

    [Fact]
    public void a_chat_taken_over_for_good_is_not_woken() =>
        Given([.. Asleep(), new TakeOverRenewed("ann", Codes.TakenOver, Seconds(60))]).When(Wake(), End).ThenIgnored(Codes.NotDue);

    [Fact]
    public void a_chat_that_Wati_has_assigned_to_a_person_since_stays_that_persons() =>
        Given(Asleep()).When(Wake(assignee: "bob"), End).Then(new TakeOverRenewed("bob", Codes.AssignedToColleague, End)).AndSendsNothing();

    [Fact]
    public void an_assignment_told_while_the_end_of_a_pause_was_looked_into_is_still_asked_about()
    {
        var ended = Given([.. Asleep(), new ReassignmentNoticed(null, End.AddSeconds(0.5))]).When(Wake(assignee: "bob") with { LookedAt = End }, End.AddSeconds(1));

        var held = ended.State.ShouldBeOfType<Conversation.WithHuman>();
        (held.Questioned, held.Since, held.Operator).ShouldBe((true, End, "bob"));
    }

    [Fact]
    public void a_chat_of_which_nobody_can_tell_who_has_it_stays_with_the_person_and_somebody_is_told()
    {
        var ended = Given(Asleep()).When(Wake() with { InDoubt = true }, End);

        var renewed = ended.Events.ShouldHaveSingleItem().ShouldBeOfType<TakeOverRenewed>();
        (renewed.Reason, renewed.At).ShouldBe((Codes.HistoryUnreadable, End));
        ended.AndSends(OwnerChange.InDoubt(Chat));
        ended.State.ShouldBeOfType<Conversation.WithHuman>().Until.ShouldBeNull();
    }

    [Fact]
    public void the_alert_of_the_doubt_is_over_once_the_chat_is_handed_back() =>
        Given([.. Asleep(), new TakeOverRenewed(null, Codes.HistoryUnreadable, End)]).When(new HandBackConversation(Chat), End)
            .AndSends(new RunTurn(Chat, NewId), new ClearAlert(AlertKinds.OwnerUnknown, Chat));

    [Fact]
    public void a_question_a_colleague_answered_is_not_answered_again() =>
        Given([.. Asleep(), new AgentTookChat(3, Codes.PauseOver, null, End), new TurnStarted("t2", 3, End), new HistoryImported("t2", [], [], ["m1"], null, End)])
            .State.Known!.Unanswered.ShouldBeEmpty();

    [Fact]
    public void what_the_customer_wrote_meanwhile_waits_for_the_agent() =>
        Given([.. Asleep(), Wrote("m2", at: Seconds(60))]).When(Wake(), End).State.Known!.Unanswered.ShouldContain(pending => pending.Message.MessageId == "m2");

    [Fact]
    public void the_alert_of_a_breaker_is_over() =>
        Given([.. Stopped(), new AgentPaused(2, null, Codes.Paused, End, Noon)]).When(Wake(), End)
            .AndSends(new RunTurn(Chat, NewId), new ClearAlert(AlertKinds.BreakerTripped, Chat));

    [Fact]
    public void a_conversation_nobody_knows_is_refused() => Given().When(Wake()).ThenRefused(Codes.ConversationUnknown);
}
