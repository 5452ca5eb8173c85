using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

public sealed class Attempting_an_effect
{
    private static readonly Effect.SendText Second = new("e2", "and more", null);

    private static ClaimEffect Claim(string effect = "e1", string runner = "runner-1") => new(Chat, effect, runner);

    [Fact]
    public void an_attempt_is_claimed_before_it_is_made() => Given(ReplyOwed()).When(Claim()).Then(new EffectClaimed("e1", 1, "runner-1", Noon)).AndSendsNothing();

    [Fact]
    public void a_claimed_attempt_is_nobody_elses() => Given(ReplyClaimed()).When(Claim(runner: "runner-2")).ThenIgnored(Codes.EffectClaimedElsewhere);

    [Fact]
    public void claiming_twice_is_no_second_attempt() => Given(ReplyClaimed()).When(Claim()).ThenIgnored(Codes.EffectClaimedElsewhere);

    [Fact]
    public void a_settled_effect_is_not_attempted_again() => Given(ReplySent()).When(Claim()).ThenIgnored(Codes.EffectSettled);

    [Fact]
    public void effects_go_out_in_order() => Given(ReplyOwed(Reply, Second)).When(Claim("e2")).ThenIgnored(Codes.NotNext);

    [Fact]
    public void the_next_one_follows_the_settled_one() =>
        Given([.. ReplyOwed(Reply, Second), new EffectClaimed("e1", 1, "runner-1", Noon), new EffectAccepted("e1", "wati-1", null, false, Noon)])
            .When(Claim("e2")).Then(new EffectClaimed("e2", 1, "runner-1", Noon));

    [Fact]
    public void a_deferred_effect_waits_for_its_time() => Given(Deferred()).When(Claim(), Seconds(9)).ThenIgnored(Codes.NotNext);

    [Fact]
    public void a_deferred_effect_is_attempted_once_its_time_has_come() =>
        Given(Deferred()).When(Claim(), Seconds(10)).Then(new EffectClaimed("e1", 2, "runner-1", Seconds(10)));

    [Fact]
    public void an_uncertain_effect_is_not_attempted_beside_itself() =>
        Given([.. ReplyClaimed(), new EffectUncertain("e1", "timeout", Noon)]).When(Claim()).ThenIgnored(Codes.EffectClaimedElsewhere);

    [Fact]
    public void an_effect_found_absent_may_be_attempted_again() =>
        Given([.. ReplyClaimed(), new EffectUncertain("e1", "timeout", Noon), new EffectFoundAbsent("e1", Noon)])
            .When(Claim()).Then(new EffectClaimed("e1", 2, "runner-1", Noon));

    [Fact]
    public void an_effect_found_absent_is_not_attempted_again_once_a_report_told_that_Wati_has_it() =>
        Given([.. ReplyClaimed(), new EffectUncertain("e1", "timeout", Noon), new EffectFoundAbsent("e1", Noon), new DeliveryReported("e1", "wati-1", DeliveryStatus.Sent, null, null, Noon)])
            .When(Claim()).ThenIgnored(Codes.EffectSettled);

    [Fact]
    public void an_effect_of_an_older_ownership_is_never_attempted_again() =>
        Given([.. ReplyClaimed(), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon), new EffectDeferred("e1", Codes.Throttled, Noon, Noon)])
            .When(Claim()).ThenIgnored(Codes.OwnerChanged);

    [Fact]
    public void an_effect_of_an_older_ownership_stays_void_when_the_agent_has_the_chat_again() =>
        Given([.. ReplyClaimed(), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon), new EffectDeferred("e1", Codes.Throttled, Noon, Noon),
                new AgentTookChat(3, Codes.HandedBack, null, Noon)])
            .When(Claim()).ThenIgnored(Codes.OwnerChanged);

    [Fact]
    public void what_was_owed_when_the_chat_was_resolved_is_still_owed_when_the_customer_returns() =>
        Given([.. Resolved(), new AgentTookChat(2, Codes.CustomerReturned, null, Noon)]).When(Claim()).Then(new EffectClaimed("e1", 1, "runner-1", Noon));

    [Fact]
    public void a_closing_under_way_when_the_customer_returns_is_not_attempted_again() =>
        Given([
                .. ReplySent(), new ConversationResolved(1, Codes.ResolvedByAgent, [new Effect.Resolve("e1-resolve")], Noon), new EffectClaimed("e1-resolve", 1, "runner-1", Noon),
                new AgentTookChat(2, Codes.CustomerReturned, null, Noon), new EffectDeferred("e1-resolve", Codes.Throttled, Noon, Noon),
            ]).When(new ClaimEffect(Chat, "e1-resolve", "runner-2")).ThenIgnored(Codes.OwnerChanged);

    [Fact]
    public void a_promise_from_before_a_person_stays_void_over_a_resolution() =>
        Given([.. ReplyClaimed(), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon), new EffectDeferred("e1", Codes.Throttled, Noon, Noon),
                new AgentTookChat(3, Codes.HandedBack, null, Noon), new ConversationResolved(3, Codes.ResolvedByAgent, [], Noon),
                new AgentTookChat(4, Codes.CustomerReturned, null, Noon)])
            .When(Claim()).ThenIgnored(Codes.OwnerChanged);

    [Fact]
    public void a_word_is_not_attempted_upon_a_look_from_before_a_message_named_a_colleague()
    {
        IConversationEvent[] doubted = [.. ReplyOwed(), new OwnershipDoubted(Seconds(1))];

        Given(doubted).When(Claim(), Seconds(2)).ThenIgnored(Codes.OwnerDoubted);
        Given(doubted).When(Claim() with { DoubtedAt = Seconds(1) }, Seconds(2)).Then(new EffectClaimed("e1", 1, "runner-1", Seconds(2)));
    }

    [Fact]
    public void an_effect_of_a_conversation_nobody_knows_is_refused() => Given().When(Claim()).ThenRefused(Codes.ConversationUnknown);

    private static IConversationEvent[] Deferred() => [.. ReplyClaimed(), new EffectDeferred("e1", Codes.Throttled, Seconds(10), Noon)];
}
