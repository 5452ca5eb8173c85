using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.Management.Tenants;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Specs.Management;

public sealed class Describing_an_agent
{
    private static readonly BusinessHoursRequest Weekdays = new("Europe/Berlin", [new(DayOfWeek.Monday, "09:00", "17:30")]);

    [Fact]
    public void a_prompt_and_a_model_are_enough()
    {
        Errors(SomeAgent.Smallest).ShouldBeEmpty();
        var agent = SomeAgent.Smallest.ToDefinition();
        agent.Tools.ShouldBe(BuiltInTools.All);
        agent.Handoff.ShouldBe(HandoffRules.Default);
        agent.Limits.ShouldBe(TurnLimits.Default);
        agent.OwnershipCheck.ShouldBe(OwnershipCheck.Default);
    }

    [Fact]
    public void what_is_said_is_kept()
    {
        var agent = (SomeAgent.Smallest with
        {
            Model = SomeAgent.Model with { BaseUrl = "https://models.test/v1", Temperature = 0.5f },
            Tools = ["hand_to_person"],
            Handoff = SomeAgent.Handoff with { Keywords = ["refund"], Teams = ["Sales"], BusinessHours = Weekdays },
            Limits = SomeAgent.Limits with { SettleSeconds = 0 },
        }).ToDefinition();

        agent.Model.BaseUrl.ShouldBe(new Uri("https://models.test/v1"));
        agent.Handoff.Target.Teams.ShouldBe(["Sales"]);
        agent.Handoff.FailuresInARow.ShouldBe(3);
        agent.Handoff.BusinessHours!.Open.ShouldBe([new OpenHours(DayOfWeek.Monday, new(9, 0), new(17, 30))]);
        agent.Limits.ShouldBe(TurnLimits.Default with { SettleSeconds = 0 });
    }

    [Fact]
    public void the_prompt_has_bounds()
    {
        Errors(SomeAgent.Smallest with { Prompt = "" }).ShouldBe(["prompt"]);
        Errors(SomeAgent.Smallest with { Prompt = new('a', 20_000) }).ShouldBeEmpty();
        Errors(SomeAgent.Smallest with { Prompt = new('a', 20_001) }).ShouldBe(["prompt"]);
    }

    [Fact]
    public void a_model_is_needed() => Errors(SomeAgent.Smallest with { Model = null }).ShouldBe(["model"]);

    [Theory]
    [InlineData(-0.1f, false), InlineData(0f, true), InlineData(2f, true), InlineData(2.1f, false)]
    public void temperature_has_bounds(float value, bool taken) =>
        Errors(SomeAgent.Smallest with { Model = SomeAgent.Model with { Temperature = value } }).ShouldBe(taken ? [] : ["model.temperature"]);

    [Theory]
    [InlineData("models.test/v1"), InlineData("file:///etc/passwd"), InlineData("https://user:pass@models.test/v1"), InlineData("")]
    public void a_model_address_is_one_of_the_web(string address) =>
        Errors(SomeAgent.Smallest with { Model = SomeAgent.Model with { BaseUrl = address } }).ShouldContain("model.baseUrl");

    [Fact]
    public void a_fallback_may_be_another_model_at_the_same_address()
    {
        Errors(FallingBack(new("gpt-5-nano", null, null))).ShouldBeEmpty();
        FallingBack(new("gpt-5-nano", null, null)).ToDefinition().Model.Fallback.ShouldBe(new ModelFallback("gpt-5-nano", null));
    }

    [Fact]
    public void a_fallback_may_be_anything_at_another_address_with_a_key_of_its_own()
    {
        var agent = FallingBack(new("gpt-5-mini", "https://models.test/v1", "sk-other"));

        Errors(agent).ShouldBeEmpty();
        agent.ToDefinition().Model.Fallback.ShouldBe(new ModelFallback("gpt-5-mini", new Uri("https://models.test/v1")));
    }

    [Fact]
    public void without_a_fallback_there_is_none() => SomeAgent.Smallest.ToDefinition().Model.Fallback.ShouldBeNull();

    [Fact]
    public void a_fallback_that_is_the_model_itself_is_none() => Errors(FallingBack(new("gpt-5-mini", null, null))).ShouldBe(["model.fallback.name"]);

    [Theory]
    [InlineData("", null, null, "model.fallback.name")]
    [InlineData("m", "ftp://models.test", null, "model.fallback.baseUrl")]
    [InlineData("m", "https://models.test/v1", "", "model.fallback.key")]
    [InlineData("m", null, "sk-other", "model.fallback.key")]
    public void a_fallback_that_cannot_be_asked_is_refused(string name, string? baseUrl, string? key, string error) =>
        Errors(FallingBack(new(name, baseUrl, key))).ShouldBe([error]);

    [Fact]
    public void only_built_in_tools_are_known() =>
        Errors(SomeAgent.Smallest with { Tools = ["hand_to_person", "format_disk"] }).ShouldBe(["tools[1]"]);

    [Theory]
    [InlineData(-1.0, false), InlineData(0.0, true), InlineData(60.0, true), InlineData(60.5, false)]
    public void settling_has_bounds(double seconds, bool taken) =>
        Errors(Limited(SomeAgent.Limits with { SettleSeconds = seconds })).ShouldBe(taken ? [] : ["limits.settleSeconds"]);

    [Theory]
    [InlineData(0, false), InlineData(1, true), InlineData(20, true), InlineData(21, false)]
    public void model_calls_have_bounds(int calls, bool taken) =>
        Errors(Limited(SomeAgent.Limits with { MostModelCalls = calls })).ShouldBe(taken ? [] : ["limits.mostModelCalls"]);

    [Theory]
    [InlineData(-1, false), InlineData(0, true), InlineData(100, true), InlineData(101, false)]
    public void history_has_bounds(int messages, bool taken) =>
        Errors(Limited(SomeAgent.Limits with { HistoryMessages = messages })).ShouldBe(taken ? [] : ["limits.historyMessages"]);

    [Theory]
    [InlineData(15, false), InlineData(16, true), InlineData(32_000, true), InlineData(32_001, false)]
    public void output_has_bounds(int tokens, bool taken) =>
        Errors(Limited(SomeAgent.Limits with { MostOutputTokens = tokens })).ShouldBe(taken ? [] : ["limits.mostOutputTokens"]);

    [Fact]
    public void breakers_have_defaults_and_no_colleagues_word_puts_the_agent_to_sleep()
    {
        var agent = SomeAgent.Smallest.ToDefinition();
        agent.Breakers.ShouldBe(new BreakerLimits(20, 120, 100, 60, 60, 3));
        agent.PauseAfterColleagueMinutes.ShouldBe(0);
    }

    [Fact]
    public void each_breaker_may_be_set_by_itself() =>
        (SomeAgent.Smallest with { Breakers = Unset with { CustomerMessages = 0, SameAnswers = 2 } }).ToDefinition().Breakers
            .ShouldBe(BreakerLimits.Default with { CustomerMessages = 0, SameAnswers = 2 });

    [Theory]
    [InlineData(-1, false), InlineData(0, true), InlineData(200, true), InlineData(201, false)]
    public void counts_of_breakers_have_bounds(int most, bool taken)
    {
        Errors(Breaking(Unset with { RapidReplies = most })).ShouldBe(taken ? [] : ["breakers.rapidReplies"]);
        Errors(Breaking(Unset with { DailyReplies = most })).ShouldBe(taken ? [] : ["breakers.dailyReplies"]);
        Errors(Breaking(Unset with { CustomerMessages = most })).ShouldBe(taken ? [] : ["breakers.customerMessages"]);
    }

    [Theory]
    [InlineData(0, false), InlineData(1, true), InlineData(3_600, true), InlineData(3_601, false)]
    public void times_of_breakers_have_bounds(int seconds, bool taken)
    {
        Errors(Breaking(Unset with { RapidSeconds = seconds })).ShouldBe(taken ? [] : ["breakers.rapidSeconds"]);
        Errors(Breaking(Unset with { CustomerSeconds = seconds })).ShouldBe(taken ? [] : ["breakers.customerSeconds"]);
    }

    [Theory]
    [InlineData(-1, false), InlineData(0, true), InlineData(1, false), InlineData(2, true), InlineData(10, true), InlineData(11, false)]
    public void one_answer_is_never_the_same_answer(int answers, bool taken) =>
        Errors(Breaking(Unset with { SameAnswers = answers })).ShouldBe(taken ? [] : ["breakers.sameAnswers"]);

    [Theory]
    [InlineData(-0.1, false), InlineData(0.0, true), InlineData(0.5, true), InlineData(1_440.0, true), InlineData(1_441.0, false)]
    public void a_pause_after_a_colleagues_word_has_bounds(double minutes, bool taken) =>
        Errors(SomeAgent.Smallest with { PauseAfterColleagueMinutes = minutes }).ShouldBe(taken ? [] : ["pauseAfterColleagueMinutes"]);

    [Theory]
    [InlineData(0, false), InlineData(1, true), InlineData(20, true), InlineData(21, false)]
    public void failures_have_bounds(int failures, bool taken) =>
        Errors(Handing(SomeAgent.Handoff with { FailuresInARow = failures })).ShouldBe(taken ? [] : ["handoff.failuresInARow"]);

    [Fact]
    public void a_person_and_teams_exclude_each_other() =>
        Errors(Handing(SomeAgent.Handoff with { Operator = "ann@acme.test", Teams = ["Sales"] })).ShouldBe(["handoff.teams"]);

    [Theory]
    [InlineData("Mars/Olympus"), InlineData(""), InlineData(null)]
    public void the_time_zone_must_exist(string? zone) =>
        Errors(Handing(SomeAgent.Handoff with { BusinessHours = Weekdays with { TimeZone = zone } })).ShouldBe(["handoff.businessHours.timeZone"]);

    [Theory]
    [InlineData("9"), InlineData("25:00"), InlineData("nine"), InlineData(null)]
    public void opening_times_are_times(string? time) =>
        Errors(Handing(SomeAgent.Handoff with { BusinessHours = Weekdays with { Open = [new(DayOfWeek.Monday, time, "17:00")] } }))
            .ShouldBe(["handoff.businessHours.open[0].from"]);

    [Fact]
    public void empty_places_in_lists_are_refused() =>
        Errors(Handing(SomeAgent.Handoff with { Keywords = ["", null!], BusinessHours = Weekdays with { Open = [null!] } }))
            .ShouldBe(["handoff.keywords[0]", "handoff.keywords[1]", "handoff.businessHours.open[0]"]);

    [Fact]
    public void the_same_definition_is_known_as_the_same()
    {
        SetAgentHandler.AreSame(Handing(SomeAgent.Handoff with { Keywords = ["a"] }).ToDefinition(), Handing(SomeAgent.Handoff with { Keywords = ["a"] }).ToDefinition()).ShouldBeTrue();
        SetAgentHandler.AreSame(SomeAgent.Smallest.ToDefinition(), (SomeAgent.Smallest with { Prompt = "Be brief." }).ToDefinition()).ShouldBeFalse();
    }

    [Fact]
    public void a_key_is_not_printed()
    {
        (SomeAgent.Model with { Key = "sk-secret" }).ToString().ShouldNotContain("sk-secret");
        FallingBack(new("m", "https://models.test/v1", "sk-secret")).ToString().ShouldNotContain("sk-secret");
    }

    private static AgentRequest FallingBack(FallbackRequest fallback) => SomeAgent.Smallest with { Model = SomeAgent.Model with { Fallback = fallback } };

    private static BreakersRequest Unset { get; } = new(null, null, null, null, null, null);

    private static AgentRequest Breaking(BreakersRequest breakers) => SomeAgent.Smallest with { Breakers = breakers };

    private static AgentRequest Limited(LimitsRequest limits) => SomeAgent.Smallest with { Limits = limits };

    private static AgentRequest Handing(HandoffRequest handoff) => SomeAgent.Smallest with { Handoff = handoff };

    private static string[] Errors(AgentRequest request) => [.. new AgentValidator().Validate(request).Errors.Select(error => ProblemsOfInput.Camel(error.PropertyName))];
}
