using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

/// <summary>The turn found the session window closed.</summary>
public sealed class Standing_in_with_a_template
{
    private static ProposeTemplate Propose(string turn = "t1") => new(Chat, turn, "reply-9", ["m1"], Template);

    private static TemplateDecided Decided { get; } = new("reply-9", 1, ["m1"], [Template], NextDay);

    [Fact]
    public void the_template_is_decided_the_turn_ends_replied_and_it_is_carried_out() =>
        Given(HistoryRead()).When(Propose(), NextDay)
            .Then(Decided, new TurnEnded("t1", TurnOutcome.Replied, Codes.TemplateSent, NextDay)).AndSends(new CarryOutEffects(Chat));

    [Fact]
    public void what_it_stands_for_is_answered() => Given(HistoryRead()).When(Propose(), NextDay).State.Known!.Unanswered.ShouldBeEmpty();

    [Fact]
    public void it_is_owed_like_any_message() => Given(HistoryRead()).When(Propose(), NextDay).State.Known!.Effects.ShouldHaveSingleItem().Effect.ShouldBe(Template);

    [Fact]
    public void it_may_follow_a_draft_that_came_too_late() =>
        Given([.. ModelSpoke(), new DraftExpired("t1", "c1", NextDay)]).When(Propose(), NextDay).Events[0].ShouldBeOfType<TemplateDecided>();

    [Fact]
    public void a_customer_who_wrote_meanwhile_is_answered_instead() =>
        Given([.. HistoryRead(), Wrote("m2", at: NextDay)]).When(Propose(), NextDay).ThenIgnored(Codes.NotNext);

    [Fact]
    public void proposing_twice_changes_nothing() => Given(TemplateOwed()).When(Propose(), NextDay).ThenIgnored(Codes.TurnOver);

    [Fact]
    public void there_is_one_template_for_one_silence() =>
        Given([.. TemplateSent(), Late("m0"), new TurnStarted("t2", 1, NextDay)]).When(Propose("t2") with { Answers = ["m0"] }, NextDay).ThenIgnored(Codes.TemplateSpent);

    [Fact]
    public void another_silence_may_have_another() =>
        Given([.. TemplateSent(), Wrote("m2", at: NextDay), new TurnStarted("t2", 1, NextDay)])
            .When(Propose("t2") with { Answers = ["m2"] }, NextDay.AddHours(25)).Events[0].ShouldBeOfType<TemplateDecided>();

    [Fact]
    public void a_persons_chat_gets_none() => Given(TakenOver()).When(Propose(), NextDay).ThenIgnored(Codes.OwnerChanged);

    [Fact]
    public void a_resolved_chat_gets_no_template() => Given(Resolved()).When(Propose(), NextDay).ThenIgnored(Codes.OwnerChanged);

    [Fact]
    public void a_conversation_nobody_knows_is_refused() => Given().When(Propose(), NextDay).ThenRefused(Codes.ConversationUnknown);

    [Fact]
    public void it_is_dropped_when_a_person_takes_over_before_it_went_out() =>
        Given(TemplateOwed()).When(new TakeOverConversation(Chat, "ann", Codes.TakenOver), NextDay).Events[0].ShouldBe(new EffectAbandoned("e9", Codes.OwnerChanged, NextDay));

    [Fact]
    public void what_it_was_to_answer_is_open_again_then_and_it_may_go_out_later()
    {
        var thread = Given(TemplateOwed()).When(new TakeOverConversation(Chat, "ann", Codes.TakenOver), NextDay).State.Known!;

        thread.Unanswered.ShouldHaveSingleItem().Message.MessageId.ShouldBe("m1");
        thread.TemplateSpent.ShouldBeFalse();
    }

    /// <summary>A message from before the silence whose webhook came late.</summary>
    private static CustomerMessageReceived Late(string id) => new(Text(id, sentAt: Noon.AddMinutes(-1)), NextDay);
}
