using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Model;
using Byoa.Saas.Conversations;

namespace Byoa.Saas.Specs.AgentRuntime.Model;

public sealed class Fallback_models
{
    private const string Words = """{"role":"assistant","content":"Good day"}""";
    private static readonly Uri Elsewhere = new("https://models.example/v1");

    [Fact]
    public async Task at_the_same_address_it_is_asked_with_the_same_key()
    {
        using var provider = ScriptedModel.Completing(Words);
        using var world = new ModelWorld(provider);

        await world.Ask(With(new ModelFallback("gpt-small", null)), role: ModelRole.Fallback);

        provider.Requests[0].ShouldSatisfyAllConditions(
            request => request.Address.ShouldStartWith("https://api.openai.com/v1"),
            request => request.Key.ShouldBe("sk-tenant"),
            request => request.Body.ShouldContain("\"gpt-small\""));
    }

    [Fact]
    public async Task at_another_address_it_is_asked_with_a_key_of_its_own()
    {
        using var provider = ScriptedModel.Completing(Words);
        using var world = new ModelWorld(provider);

        await world.Ask(With(new ModelFallback("small", Elsewhere)), role: ModelRole.Fallback);

        provider.Requests[0].Address.ShouldStartWith("https://models.example/v1");
        provider.Requests[0].Key.ShouldBe("sk-fallback");
    }

    [Fact]
    public async Task at_another_address_without_a_key_nobody_is_asked()
    {
        using var provider = ScriptedModel.Completing(Words);
        using var world = new ModelWorld(provider, ("ApiKey", "sk-platform"));
        world.Keys.StoredForFallback = () => null;

        (await world.Ask(With(new ModelFallback("small", Elsewhere)), role: ModelRole.Fallback)).ShouldBe(ModelFailures.Misconfigured);
        provider.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task one_that_was_taken_away_meanwhile_leaves_the_agents_own_model()
    {
        using var provider = ScriptedModel.Completing(Words);
        using var world = new ModelWorld(provider);

        await world.Ask(role: ModelRole.Fallback);

        provider.Requests[0].Body.ShouldContain("\"gpt-test\"");
    }

    [Fact]
    public void the_hosts_an_agent_uses_are_those_of_its_model_and_of_its_fallback()
    {
        ModelOptions platform = new();
        ModelChoice own = new("own", Elsewhere, null, true, null);

        ModelTarget.HostsOf(own, platform).Distinct().ShouldBe(["models.example"]);
        ModelTarget.HostsOf(own with { Fallback = new ModelFallback("small", null) }, platform).Distinct().ShouldBe(["models.example"]);
        ModelTarget.HostsOf(own with { BaseUrl = null }, platform).Distinct().ShouldBe(["api.openai.com"]);
        ModelTarget.HostsOf(own with { BaseUrl = null, Fallback = new ModelFallback("small", Elsewhere) }, platform).ShouldBe(["api.openai.com", "models.example"]);
    }

    private static AgentDefinition With(ModelFallback fallback)
    {
        var agent = ModelWorld.Agent();
        return agent with { Model = agent.Model with { Fallback = fallback } };
    }
}
