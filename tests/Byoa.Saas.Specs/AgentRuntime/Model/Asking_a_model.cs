using System.Text.Json;
using Byoa.Saas.AgentRuntime.Model;
using Byoa.Saas.Conversations;
using Microsoft.Extensions.AI;

namespace Byoa.Saas.Specs.AgentRuntime.Model;

public sealed class Asking_a_model
{
    private const string Words = """{"role":"assistant","content":"Good day"}""";

    private static readonly AITool Weather = AIFunctionFactory.CreateDeclaration(
        "weather", "Tells the weather.", JsonElement.Parse("""{"type":"object","properties":{"city":{"type":"string"}}}"""));

    [Fact]
    public async Task its_words_come_back_with_the_models_own_name_and_its_tokens()
    {
        using var world = new ModelWorld(ScriptedModel.Completing(Words));

        var answer = (await world.Ask()).ShouldBeOfType<ModelOutcome.Answered>();

        answer.Text.ShouldBe("Good day");
        answer.Model.ShouldBe("gpt-test-2026");
        answer.FinishReason.ShouldBe("stop");
        answer.ToolCalls.ShouldBeEmpty();
        answer.Usage.ShouldBe(new TokenUsage(12, 5));
    }

    [Fact]
    public async Task it_is_asked_once_with_the_agents_model_limits_and_tools()
    {
        using var provider = ScriptedModel.Completing(Words);
        using var world = new ModelWorld(provider);

        await world.Ask(ModelWorld.Agent(temperature: 0.5f), [Weather]);

        var request = provider.Requests.ShouldHaveSingleItem();
        request.Address.ShouldBe("https://api.openai.com/v1/chat/completions");
        request.Key.ShouldBe("sk-tenant");
        var body = JsonElement.Parse(request.Body);
        body.GetProperty("model").GetString().ShouldBe("gpt-test");
        body.GetProperty("max_completion_tokens").GetInt32().ShouldBe(1_000);
        body.GetProperty("temperature").GetSingle().ShouldBe(0.5f);
        body.GetProperty("messages")[0].GetProperty("role").GetString().ShouldBe("user");
        body.GetProperty("tools")[0].GetProperty("function").GetProperty("name").GetString().ShouldBe("weather");
    }

    [Fact]
    public async Task without_temperature_and_tools_neither_is_mentioned()
    {
        using var provider = ScriptedModel.Completing(Words);
        using var world = new ModelWorld(provider);

        await world.Ask();

        var body = JsonElement.Parse(provider.Requests[0].Body);
        body.TryGetProperty("temperature", out _).ShouldBeFalse();
        body.TryGetProperty("tools", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"city" : "Bonn"}""")]
    [InlineData("""{"city": """)]
    [InlineData("")]
    public async Task tool_calls_carry_their_arguments_as_the_model_wrote_them(string written)
    {
        using var provider = ScriptedModel.Completing(Calling("weather", written), "\"tool_calls\"");
        using var world = new ModelWorld(provider);

        var answer = (await world.Ask(tools: [Weather])).ShouldBeOfType<ModelOutcome.Answered>();

        answer.FinishReason.ShouldBe("tool_calls");
        answer.Text.ShouldBeNull();
        answer.ToolCalls.ShouldHaveSingleItem().ShouldBe(new ToolCall("call_1", "weather", written));
        provider.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_tool_that_could_be_run_is_only_declared()
    {
        var runs = 0;
        var tool = AIFunctionFactory.Create(() => ++runs, "weather");
        using var world = new ModelWorld(ScriptedModel.Completing(Calling("weather", "{}"), "\"tool_calls\""));

        await world.Ask(tools: [tool]);

        runs.ShouldBe(0);
    }

    [Fact]
    public async Task nul_characters_are_left_out_because_the_store_takes_none()
    {
        using var world = new ModelWorld(ScriptedModel.Completing("""{"role":"assistant","content":"a\u0000b"}"""));

        (await world.Ask()).ShouldBeOfType<ModelOutcome.Answered>().Text.ShouldBe("ab");
    }

    [Fact]
    public async Task an_answer_without_words_has_no_text()
    {
        using var world = new ModelWorld(ScriptedModel.Completing("""{"role":"assistant","content":""}"""));

        (await world.Ask()).ShouldBeOfType<ModelOutcome.Answered>().Text.ShouldBeNull();
    }

    private static string Calling(string tool, string arguments) =>
        $$$"""
        {"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function",
         "function":{"name":"{{{tool}}}","arguments":{{{JsonSerializer.Serialize(arguments)}}}}}]}
        """;
}
