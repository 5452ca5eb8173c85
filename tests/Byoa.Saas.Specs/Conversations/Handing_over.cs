using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

public sealed class Handing_over
{
    private static readonly HandedToPerson Handed = new("h1", 2, Codes.Keyword, "ann@shop.example", [], "Wants a refund.", [Word, Assignment], Noon);

    private static HandOver HandOver(int epoch = 1) => new(Chat, epoch, "h1", Codes.Keyword, "ann@shop.example", [], "Wants a refund.", [Word, Assignment]);

    [Fact]
    public void the_turn_ends_and_the_hand_over_is_carried_out() =>
        Given(TurnRuns()).When(HandOver())
            .Then(new TurnEnded("t1", TurnOutcome.HandedOver, Codes.Keyword, Noon), Handed)
            .AndSends(new CarryOutEffects(Chat));

    [Fact]
    public void without_a_turn_it_is_carried_out_as_well() => Given(ReplySent()).When(HandOver()).Then(Handed).AndSends(new CarryOutEffects(Chat));

    [Fact]
    public void a_reply_that_was_not_begun_is_dropped() =>
        Given(ReplyOwed()).When(HandOver()).Then(new EffectAbandoned("e1", Codes.OwnerChanged, Noon), Handed);

    [Fact]
    public void its_effects_are_owed_under_the_new_ownership() =>
        Given(TurnRuns()).When(HandOver()).State.Known!.Effects.ShouldAllBe(owed => owed.Epoch == 2);

    [Fact]
    public void what_waits_for_an_answer_goes_with_the_chat() =>
        Given(HandedOver()).State.Known!.Unanswered.ShouldHaveSingleItem().ArrivedWithAgent.ShouldBeFalse();

    [Fact]
    public void handing_over_twice_changes_nothing() => Given(HandedOver()).When(HandOver()).ThenIgnored(Codes.AlreadyWithPerson);

    [Fact]
    public void a_decision_under_an_older_ownership_counts_for_nothing() =>
        Given([.. TakenOver(), new AgentTookChat(3, Codes.HandedBack, null, Noon)]).When(HandOver(epoch: 1)).ThenIgnored(Codes.OwnerChanged);

    [Fact]
    public void a_resolved_chat_is_not_handed_over() => Given(Resolved()).When(HandOver()).ThenIgnored(Codes.AlreadyResolved);

    [Fact]
    public void a_chat_that_was_never_ours_is_not_handed_over() => Given(Seen()).When(HandOver(epoch: 0)).ThenIgnored(Codes.OwnerChanged);

    [Fact]
    public void a_conversation_nobody_knows_is_refused() => Given().When(HandOver()).ThenRefused(Codes.ConversationUnknown);
}
