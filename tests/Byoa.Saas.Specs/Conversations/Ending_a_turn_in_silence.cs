using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

public sealed class Ending_a_turn_in_silence
{
    private static readonly EndTurnInSilence End = new(Chat, "t1", Codes.NothingToAnswer);

    private static readonly IConversationEvent[] NothingAsked = [.. WithAgent(), new TurnStarted("t1", 1, Noon), new HistoryImported("t1", [], [], [], null, Noon)];

    [Fact]
    public void history_that_went_out_of_date_is_read_before_anybody_falls_silent() =>
        Given([.. NothingAsked, new HistoryOutdated(Codes.NewTicket, "ticket-2", Noon)]).When(End).ThenIgnored(Codes.NotNext);

    [Fact]
    public void a_turn_without_a_question_ends_with_its_reason() =>
        Given(NothingAsked).When(End).Then(new TurnEnded("t1", TurnOutcome.Silent, Codes.NothingToAnswer, Noon)).AndSendsNothing();

    [Fact]
    public void a_closing_the_customer_returned_under_closes_nothing_any_more() =>
        Given([
            .. ReplySent(), new ConversationResolved(1, Codes.ResolvedByAgent, [new Effect.Resolve("e1-resolve")], Noon), new EffectClaimed("e1-resolve", 1, "runner-1", Noon),
            new AgentTookChat(2, Codes.ChatAssigned, "ticket-1", Noon), new TurnStarted("t1", 2, Noon), new EffectFoundAbsent("e1-resolve", Noon), new HistoryImported("t1", [], [], [], null, Noon),
        ]).When(End).Then(new TurnEnded("t1", TurnOutcome.Silent, Codes.NothingToAnswer, Noon));

    [Fact]
    public void a_chat_is_not_left_closed_while_words_of_the_agents_are_being_recovered() =>
        Given([
            .. Closed(), new AgentTookChat(2, Codes.ChatAssigned, "ticket-1", Noon), new TurnStarted("t1", 2, Noon), new HistoryImported("t1", [], [], [], null, Noon) { AssignedAt = Seconds(-5) },
            new DeliveryReported("e1", null, DeliveryStatus.Failed, "131026", null, Noon),
        ]).When(End).Then(new TurnEnded("t1", TurnOutcome.Silent, Codes.NothingToAnswer, Noon));

    [Fact]
    public void a_message_that_came_meanwhile_keeps_the_turn_going() => Given([.. NothingAsked, Wrote("m1")]).When(End).ThenIgnored(Codes.NotNext);

    [Fact]
    public void ending_twice_changes_nothing() =>
        Given([.. NothingAsked, new TurnEnded("t1", TurnOutcome.Silent, Codes.NothingToAnswer, Noon)]).When(End).ThenIgnored(Codes.TurnOver);

    [Fact]
    public void another_turn_is_not_ended() => Given(NothingAsked).When(End with { TurnId = "t0" }).ThenIgnored(Codes.TurnOver);

    [Fact]
    public void a_persons_chat_has_no_turn_to_end() => Given(TakenOver()).When(End).ThenIgnored(Codes.OwnerChanged);

    [Fact]
    public void a_conversation_nobody_knows_is_refused() => Given().When(End).ThenRefused(Codes.ConversationUnknown);
}
