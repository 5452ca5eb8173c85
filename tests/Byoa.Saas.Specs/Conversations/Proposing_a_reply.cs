using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

public sealed class Proposing_a_reply
{
    [Fact]
    public void a_draft_from_before_a_persons_answer_is_made_anew() =>
        Given([.. ModelSpoke(), Wrote("m2"), new HistoryOutdated(Codes.AssignedAgain, null, Noon), new HistoryImported("t1", [], [], [], null, Noon) { AnsweredByPerson = ["m1"] }])
            .When(new ProposeReply(Chat, "t1", "c1", "reply-1", Codes.Answered, [Reply], null)).Then(new DraftSuperseded("t1", "c1", Noon));

    private static readonly Effect.Resolve Closing = new("e1-resolve");

    private static ProposeReply Propose(string call = "c1", Effect.Resolve? resolve = null) => new(Chat, "t1", call, "reply-1", Codes.Answered, [Reply], resolve);

    [Fact]
    public void the_reply_is_decided_the_turn_ends_and_the_reply_is_carried_out() =>
        Given(ModelSpoke()).When(Propose()).Then(Decided(Reply), Replied()).AndSends(new CarryOutEffects(Chat));

    [Fact]
    public void what_it_answers_is_answered() => Given(ModelSpoke()).When(Propose()).State.Known!.Unanswered.ShouldBeEmpty();

    [Fact]
    public void a_draft_is_dropped_when_the_customer_wrote_again() =>
        Given([.. ModelSpoke(), Wrote("m2")]).When(Propose()).Then(new DraftSuperseded("t1", "c1", Noon)).AndSendsNothing();

    [Fact]
    public void history_that_went_out_of_date_is_read_before_anything_is_decided() =>
        Given([.. ModelSpoke(), new HistoryOutdated(Codes.NewTicket, "ticket-2", Noon)]).When(Propose()).ThenIgnored(Codes.NotNext);

    [Fact]
    public void a_draft_that_comes_after_the_session_window_closed_is_dropped() =>
        Given(ModelSpoke()).When(Propose(resolve: Closing), NextDay).Then(new DraftExpired("t1", "c1", NextDay)).AndSendsNothing();

    [Fact]
    public void a_draft_the_window_closed_upon_counts_as_none_the_customer_superseded() =>
        ((Conversation.WithAgent)Given(ModelSpoke()).When(Propose(), NextDay).State).Turn!.Superseded.ShouldBe(0);

    [Fact]
    public void up_to_the_windows_last_second_a_draft_goes_out() =>
        Given(ModelSpoke()).When(Propose(), Noon.AddHours(24)).AndSends(new CarryOutEffects(Chat));

    [Fact]
    public void a_second_draft_may_be_dropped_too() =>
        Given([.. Dropped(1), Wrote("m9")]).When(Propose("c2")).Then(new DraftSuperseded("t1", "c2", Noon));

    [Fact]
    public void the_third_draft_goes_out_and_a_new_turn_answers_the_rest() =>
        Given([.. Dropped(2), Wrote("m9")]).When(Propose("c3"))
            .Then(Decided(Reply), Replied(), new TurnStarted(NewId, 1, Noon))
            .AndSends(new CarryOutEffects(Chat), new RunTurn(Chat, NewId));

    [Fact]
    public void of_a_burst_that_was_not_awaited_the_rest_stays_unanswered() =>
        Given([.. Dropped(2), Wrote("m9")]).When(Propose("c3")).State.Known!.Unanswered.ShouldHaveSingleItem().Message.MessageId.ShouldBe("m9");

    [Fact]
    public void the_chat_is_resolved_after_the_reply_when_the_model_asked_for_it() =>
        Given(ModelSpoke()).When(Propose(resolve: Closing)).Then(Decided(Reply), Replied(), new ConversationResolved(1, Codes.ResolvedByAgent, [Closing], Noon));

    [Fact]
    public void the_closing_is_owed_after_the_reply() =>
        Given(ModelSpoke()).When(Propose(resolve: Closing)).State.Known!.Effects.Select(owed => owed.Effect).ShouldBe([Reply, Closing]);

    [Fact]
    public void a_customer_who_wrote_again_keeps_the_chat_open() =>
        Given([.. Dropped(2), Wrote("m9")]).When(Propose("c3", Closing)).Then(Decided(Reply), Replied(), new TurnStarted(NewId, 1, Noon));

    [Fact]
    public void proposing_twice_changes_nothing() => Given(ReplyOwed()).When(Propose()).ThenIgnored(Codes.TurnOver);

    [Fact]
    public void a_draft_of_another_call_than_the_latest_counts_for_nothing() => Given(ModelSpoke()).When(Propose("c0")).ThenIgnored(Codes.TurnOver);

    [Fact]
    public void a_dropped_draft_is_not_proposed_again() => Given([.. ModelSpoke(), new DraftSuperseded("t1", "c1", Noon)]).When(Propose()).ThenIgnored(Codes.TurnOver);

    [Fact]
    public void a_reply_is_dropped_once_a_person_has_the_chat() => Given(TakenOver()).When(Propose()).ThenIgnored(Codes.OwnerChanged);

    [Fact]
    public void a_reply_of_an_earlier_ownership_is_dropped_though_the_agent_has_the_chat_again() =>
        Given([.. ModelSpoke(), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon), new AgentTookChat(3, Codes.HandedBack, null, Noon), new TurnStarted("t2", 3, Noon)])
            .When(Propose()).ThenIgnored(Codes.TurnOver);

    [Fact]
    public void a_resolved_chat_is_not_answered() => Given(Resolved()).When(Propose()).ThenIgnored(Codes.OwnerChanged);

    [Fact]
    public void a_conversation_nobody_knows_is_refused() => Given().When(Propose()).ThenRefused(Codes.ConversationUnknown);

    /// <summary>So many drafts were dropped, and the model has spoken once more, on what the first one answered.</summary>
    private static IConversationEvent[] Dropped(int drafts)
    {
        List<IConversationEvent> past = [.. ModelSpoke()];
        for (var draft = 1; draft <= drafts; draft++)
        {
            past.AddRange([new DraftSuperseded("t1", $"c{draft}", Noon), new ModelCallClaimed("t1", $"c{draft + 1}", "runner-1", ["m1"], Noon)]);
            past.Add(Answer($"c{draft + 1}", "Hello Maria"));
        }
        return [.. past];
    }
}
