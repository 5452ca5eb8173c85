using Byoa.Saas.AgentRuntime.Turn;
using Byoa.Saas.Conversations;

namespace Byoa.Saas.Specs.AgentRuntime.Turn;

public sealed class Options_of_turns
{
    [Fact]
    public void a_burst_ends_after_20_seconds_or_20_messages()
    {
        TurnOptions options = new();

        (options.LongestBurstSeconds, options.LargestBurst).ShouldBe((20, 20));
    }

    [Fact]
    public void two_drafts_give_way_to_a_customer_who_writes_again_and_a_chat_is_not_taken_back_within_30_seconds()
    {
        ConversationRules rules = new();

        (rules.MostSupersededDrafts, rules.ReassignmentGrace).ShouldBe((2, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void a_model_is_asked_three_times_and_the_window_counts_as_closed_five_minutes_early()
    {
        TurnOptions options = new();

        (options.ModelTries, options.WindowMarginMinutes).ShouldBe((3, 5));
    }
}
