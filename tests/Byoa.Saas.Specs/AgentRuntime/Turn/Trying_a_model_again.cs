using Byoa.Saas.AgentRuntime.Turn;
using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.AgentRuntime.Turn;

/// <summary>Three tries, one second before the second one; the call failed at 10 seconds past noon.</summary>
public sealed class Trying_a_model_again
{
    private static readonly TurnOptions Options = new() { ModelTries = 3, ModelRetrySeconds = 1, LongestModelWaitSeconds = 30 };
    private static readonly DateTimeOffset FailedAt = Seconds(10);

    [Theory]
    [InlineData(FaultCategory.Transient)]
    [InlineData(FaultCategory.Unavailable)]
    [InlineData(FaultCategory.RateLimited)]
    public void a_passing_fault_is_tried_again_after_a_pause(FaultCategory category) =>
        Next(Failures(1, category), FailedAt).ShouldBe(new TurnStep.WaitUntil(FailedAt.AddSeconds(1)));

    [Fact]
    public void the_pause_doubles() => Next(Failures(2), FailedAt).ShouldBe(new TurnStep.WaitUntil(FailedAt.AddSeconds(2)));

    [Fact]
    public void after_the_pause_the_model_is_asked_again() => Next(Failures(1), FailedAt.AddSeconds(1)).ShouldBeOfType<TurnStep.AskModel>();

    [Fact]
    public void the_providers_own_wait_counts() =>
        Next(Failures(1, retryAfter: TimeSpan.FromSeconds(7)), FailedAt).ShouldBe(new TurnStep.WaitUntil(FailedAt.AddSeconds(7)));

    [Fact]
    public void a_provider_that_asks_for_too_long_is_taken_as_down() =>
        Next(Failures(1, retryAfter: TimeSpan.FromSeconds(31)), FailedAt).ShouldBe(new TurnStep.HandOver(Codes.ModelUnavailable, null));

    [Fact]
    public void a_lost_call_is_repeated_without_a_pause() => Next(Failures(1, code: Codes.ModelCallLost), FailedAt).ShouldBeOfType<TurnStep.AskModel>();

    [Fact]
    public void the_last_try_ends_with_a_person() => Next(Failures(3), FailedAt).ShouldBe(new TurnStep.HandOver(Codes.ModelUnavailable, null));

    [Theory]
    [InlineData(FaultCategory.Authentication, Codes.ModelMisconfigured)]
    [InlineData(FaultCategory.Configuration, Codes.ModelMisconfigured)]
    [InlineData(FaultCategory.Permanent, Codes.ModelRefused)]
    public void what_no_repetition_mends_ends_with_a_person_at_once(FaultCategory category, string reason) =>
        Next(Failures(1, category), FailedAt).ShouldBe(new TurnStep.HandOver(reason, null));

    [Fact]
    public void an_answer_ends_the_row_of_failures()
    {
        var held = Given([.. Failures(2), new ModelCallClaimed("t1", "c9", "runner-1", ["m1"], FailedAt), Answer("c9", "Hello")]).State.ShouldBeOfType<Conversation.WithAgent>();

        held.Turn!.FailedCalls.ShouldBe(0);
    }

    private static TurnStep Next(IReadOnlyList<IConversationEvent> past, DateTimeOffset at) => TurnPlan.Next(Given(past).State, "t1", Agents.Plain, Options, at);

    private static List<IConversationEvent> Failures(
        int count, FaultCategory category = FaultCategory.Transient, string code = Codes.ModelTimeout, TimeSpan? retryAfter = null)
    {
        List<IConversationEvent> past = [.. HistoryRead(), new ContactRead("t1", null, new Dictionary<string, string>(), null, Noon)];
        for (var call = 1; call <= count; call++)
            past.AddRange([new ModelCallClaimed("t1", $"c{call}", "runner-1", ["m1"], Noon), new ModelCallFailed("t1", $"c{call}", category, code, retryAfter, FailedAt)]);
        return past;
    }
}
