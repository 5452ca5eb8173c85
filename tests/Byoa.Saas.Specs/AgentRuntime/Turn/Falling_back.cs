using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Turn;
using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.AgentRuntime.Turn;

/// <summary>An agent whose model has three tries, and a fallback; calls fail at 10 seconds past noon.</summary>
public sealed class Falling_back
{
    private static readonly TurnOptions Options = new() { ModelTries = 3, ModelRetrySeconds = 1 };
    private static readonly DateTimeOffset FailedAt = Seconds(10);
    private static readonly ModelFellBack Fallen = new("t1", "gpt-5-nano", Codes.ModelTimeout, FailedAt);

    private static readonly AgentDefinition Agent = Agents.Plain with { Model = Agents.Plain.Model with { Fallback = new ModelFallback("gpt-5-nano", null) } };

    [Fact]
    public void the_agents_own_model_has_its_tries_first() => Next(Failures(2)).ShouldBe(new TurnStep.WaitUntil(FailedAt.AddSeconds(2)));

    [Fact]
    public void after_the_last_try_the_fallback_is_asked() => Next(Failures(3)).ShouldBe(new TurnStep.FallBack("gpt-5-nano", Codes.ModelTimeout));

    [Fact]
    public void an_open_circuit_is_not_waited_for() =>
        Next(Failures(1, FaultCategory.Unavailable, Codes.ModelCircuitOpen)).ShouldBe(new TurnStep.FallBack("gpt-5-nano", Codes.ModelCircuitOpen));

    [Fact]
    public void without_a_fallback_an_open_circuit_is_waited_for() =>
        Next(Failures(1, FaultCategory.Unavailable, Codes.ModelCircuitOpen, TimeSpan.FromSeconds(15)), Agents.Plain).ShouldBe(new TurnStep.WaitUntil(FailedAt.AddSeconds(15)));

    [Theory]
    [InlineData(FaultCategory.Authentication)]
    [InlineData(FaultCategory.Configuration)]
    public void a_model_that_is_set_up_wrongly_is_replaced_at_once(FaultCategory category) =>
        Next(Failures(1, category)).ShouldBeOfType<TurnStep.FallBack>();

    [Fact]
    public void a_model_that_declines_is_not_replaced() =>
        Next(Failures(1, FaultCategory.Permanent, Codes.ContentFiltered)).ShouldBe(new TurnStep.HandOver(Codes.ModelRefused, null));

    [Fact]
    public void a_policy_that_allows_one_failure_lets_the_fallback_try_before_a_person() =>
        Next(Failures(1), Agent with { Handoff = HandoffRules.Default with { FailuresInARow = 1 } }).ShouldBeOfType<TurnStep.FallBack>();

    [Fact]
    public void once_fallen_back_the_turn_asks_the_fallback() =>
        Next([.. Failures(3), Fallen]).ShouldBeOfType<TurnStep.AskModel>().Model.ShouldBe(ModelRole.Fallback);

    [Fact]
    public void what_its_tools_bring_is_told_to_the_fallback_too() =>
        Next([.. Failures(3), Fallen, Claim("c4"), Answer("c4", null, Tool), new ToolCallClaimed("t1", "tool-1", "runner-1", FailedAt),
                new ToolCallFinished("t1", "tool-1", Tool.Tool, true, "Stored.", FailedAt)])
            .ShouldBeOfType<TurnStep.AskModel>().Model.ShouldBe(ModelRole.Fallback);

    [Fact]
    public void falling_back_uses_up_none_of_the_turns_calls() =>
        Next([.. Failures(3), Fallen], Agent with { Limits = TurnLimits.Default with { MostModelCalls = 1 } }).ShouldBeOfType<TurnStep.AskModel>();

    [Fact]
    public void the_fallback_has_tries_of_its_own() =>
        Next([.. Failures(3), Fallen, Claim("c4"), Failure("c4")]).ShouldBe(new TurnStep.WaitUntil(FailedAt.AddSeconds(1)));

    [Fact]
    public void when_both_fail_the_turn_goes_to_a_person() =>
        Next([.. Failures(3), Fallen, Claim("c4"), Failure("c4"), Claim("c5"), Failure("c5"), Claim("c6"), Failure("c6")])
            .ShouldBe(new TurnStep.HandOver(Codes.ModelUnavailable, null));

    [Fact]
    public void the_next_turn_asks_the_agents_own_model_again() =>
        Given([.. Failures(3), Fallen, new TurnEnded("t1", TurnOutcome.Silent, Codes.NothingToAnswer, Noon), new TurnStarted("t2", 1, Noon)])
            .State.ShouldBeOfType<Conversation.WithAgent>().Turn!.Asks.ShouldBe(ModelRole.Primary);

    private static readonly ToolCall Tool = new("tool-1", BuiltInTools.UpdateContactAttributes, """{"attributes":{"size":"42"}}""");

    private static TurnStep Next(IReadOnlyList<IConversationEvent> past, AgentDefinition? agent = null) =>
        TurnPlan.Next(Given(past).State, "t1", agent ?? Agent, Options, FailedAt);

    private static ModelCallClaimed Claim(string call) => new("t1", call, "runner-1", ["m1"], Noon);

    private static ModelCallFailed Failure(
        string call, FaultCategory category = FaultCategory.Transient, string code = Codes.ModelTimeout, TimeSpan? retryAfter = null) =>
        new("t1", call, category, code, retryAfter, FailedAt);

    private static List<IConversationEvent> Failures(
        int count, FaultCategory category = FaultCategory.Transient, string code = Codes.ModelTimeout, TimeSpan? retryAfter = null) =>
    [
        .. HistoryRead(), new ContactRead("t1", null, new Dictionary<string, string>(), null, Noon),
        .. Enumerable.Range(1, count).SelectMany(call => new IConversationEvent[] { Claim($"c{call}"), Failure($"c{call}", category, code, retryAfter) }),
    ];
}
