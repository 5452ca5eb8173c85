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
        Complaints.Of(options).ShouldBeEmpty();
    }

    [Fact]
    public void two_drafts_give_way_to_a_customer_who_writes_again_and_a_chat_is_not_taken_back_within_30_seconds()
    {
        ConversationRules rules = new();

        (rules.MostSupersededDrafts, rules.ReassignmentGrace).ShouldBe((2, TimeSpan.FromSeconds(30)));
        Complaints.Of(rules).ShouldBeEmpty();
    }

    [Fact]
    public void a_model_is_asked_three_times_and_the_window_counts_as_closed_five_minutes_early()
    {
        TurnOptions options = new();

        (options.ModelTries, options.WindowMarginMinutes).ShouldBe((3, 5));
    }

    public static TheoryData<object, string> OutOfRange => new()
    {
        { new TurnOptions { LongestBurstSeconds = 0 }, nameof(TurnOptions.LongestBurstSeconds) },
        { new TurnOptions { LongestBurstSeconds = 121 }, nameof(TurnOptions.LongestBurstSeconds) },
        { new TurnOptions { LargestBurst = 0 }, nameof(TurnOptions.LargestBurst) },
        { new TurnOptions { LargestBurst = 201 }, nameof(TurnOptions.LargestBurst) },
        { new TurnOptions { ModelTries = 0 }, nameof(TurnOptions.ModelTries) },
        { new TurnOptions { ModelTries = 11 }, nameof(TurnOptions.ModelTries) },
        { new TurnOptions { ModelRetrySeconds = 0.04 }, nameof(TurnOptions.ModelRetrySeconds) },
        { new TurnOptions { ModelRetrySeconds = 61 }, nameof(TurnOptions.ModelRetrySeconds) },
        { new TurnOptions { LongestModelWaitSeconds = 0 }, nameof(TurnOptions.LongestModelWaitSeconds) },
        { new TurnOptions { LongestModelWaitSeconds = 301 }, nameof(TurnOptions.LongestModelWaitSeconds) },
        { new TurnOptions { ModelCallLostAfterSeconds = 4 }, nameof(TurnOptions.ModelCallLostAfterSeconds) },
        { new TurnOptions { ModelCallLostAfterSeconds = 601 }, nameof(TurnOptions.ModelCallLostAfterSeconds) },
        { new TurnOptions { ContactHours = -1 }, nameof(TurnOptions.ContactHours) },
        { new TurnOptions { ContactHours = 169 }, nameof(TurnOptions.ContactHours) },
        { new TurnOptions { WindowMarginMinutes = -1 }, nameof(TurnOptions.WindowMarginMinutes) },
        { new TurnOptions { WindowMarginMinutes = 61 }, nameof(TurnOptions.WindowMarginMinutes) },
        { new TurnOptions { LongestHistoryWaitMinutes = -1 }, nameof(TurnOptions.LongestHistoryWaitMinutes) },
        { new TurnOptions { LongestHistoryWaitMinutes = 121 }, nameof(TurnOptions.LongestHistoryWaitMinutes) },
        { new ConversationRules { ReassignmentGraceSeconds = -1 }, nameof(ConversationRules.ReassignmentGraceSeconds) },
        { new ConversationRules { ReassignmentGraceSeconds = 601 }, nameof(ConversationRules.ReassignmentGraceSeconds) },
        { new ConversationRules { MostSupersededDrafts = -1 }, nameof(ConversationRules.MostSupersededDrafts) },
        { new ConversationRules { MostSupersededDrafts = 11 }, nameof(ConversationRules.MostSupersededDrafts) },
    };

    [Theory, MemberData(nameof(OutOfRange))]
    public void a_value_out_of_range_is_refused(object options, string member) => Complaints.Of(options).ShouldBe([member]);
}
