using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Handoff;
using Byoa.Saas.Conversations;
using Byoa.Saas.Wati;

namespace Byoa.Saas.Specs.AgentRuntime.Handoff;

public sealed class Planning_a_hand_over
{
    private static readonly HandoffRules Rules = HandoffRules.Default with
    {
        CustomerMessage = "A colleague will be with you.", SummaryAttribute = "agent_summary", Target = new HandoffTarget("ann@shop.example", ["Sales"]),
    };

    [Fact]
    public void the_customer_is_told_the_chat_is_assigned_the_colleague_is_briefed_in_that_order() =>
        Plan(Rules).Effects.Select(effect => effect.GetType()).ShouldBe([typeof(Effect.SendText), typeof(Effect.Assign), typeof(Effect.SetAttributes)]);

    [Fact]
    public void the_models_words_stand_before_the_policys() => Words(Plan(Rules, words: "I ask **Ann**.")).ShouldBe(["I ask *Ann*."]);

    [Fact]
    public void the_policys_message_stands_in_for_missing_words() => Words(Plan(Rules, words: "  ")).ShouldBe(["A colleague will be with you."]);

    [Fact]
    public void without_either_the_customer_is_told_nothing() => Words(Plan(Rules with { CustomerMessage = null })).ShouldBeEmpty();

    [Fact]
    public void outside_the_session_window_nothing_is_said()
    {
        foreach (var reason in new[] { Codes.WindowClosed, Codes.TemplateIncomplete, Codes.TemplateUndeliverable })
            Words(Plan(Rules, reason, "Good-bye")).ShouldBeEmpty();
    }

    [Fact]
    public void long_words_go_out_in_parts_with_ids_of_their_own()
    {
        var parts = Plan(Rules, words: string.Join("\n\n", Enumerable.Repeat(new string('a', 900), 8))).Effects.OfType<Effect.SendText>().ToList();

        parts.Count.ShouldBeGreaterThan(1);
        parts.Select(part => part.Id).ShouldBeUnique();
    }

    [Fact]
    public void without_an_attribute_no_summary_is_stored() => Plan(Rules with { SummaryAttribute = null }).Effects.OfType<Effect.SetAttributes>().ShouldBeEmpty();

    [Fact]
    public void a_long_summary_is_cut() =>
        Plan(Rules, summary: new string('a', 1_500)).Effects.OfType<Effect.SetAttributes>().Single().Attributes["agent_summary"].Length.ShouldBe(1_000);

    [Fact]
    public void a_long_summary_is_cut_between_characters() =>
        Plan(Rules, summary: new string('a', 998) + "😀😀").Effects.OfType<Effect.SetAttributes>().Single().Attributes["agent_summary"].ShouldBe(new string('a', 998) + "…");

    [Fact]
    public void the_whole_summary_stays_in_the_event() => Plan(Rules, summary: new string('a', 1_500)).Summary.Length.ShouldBe(1_500);

    [Fact]
    public void the_chat_goes_to_whom_the_policy_names()
    {
        var assign = Plan(Rules).Effects.OfType<Effect.Assign>().Single();

        (assign.Operator, assign.Teams.Single()).ShouldBe(("ann@shop.example", "Sales"));
    }

    [Fact]
    public void without_a_target_it_goes_to_the_accounts_default() => Plan(HandoffRules.Default).Effects.ShouldHaveSingleItem().ShouldBeOfType<Effect.Assign>().Operator.ShouldBeNull();

    [Fact]
    public void planned_again_it_has_the_same_ids() =>
        Plan(Rules).Effects.Select(effect => effect.Id).ShouldBe(Plan(Rules).Effects.Select(effect => effect.Id));

    private static HandOver Plan(HandoffRules rules, string reason = Codes.Keyword, string? words = null, string summary = "Wants a refund.") =>
        HandoffPlan.Make("chat", 1, "h1", reason, rules, summary, words, WatiGeneration.V1);

    private static IEnumerable<string> Words(HandOver plan) => plan.Effects.OfType<Effect.SendText>().Select(text => text.Text);
}
