using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Model;
using Byoa.Saas.Conversations;
using Byoa.Saas.Management.Tenants;
using Byoa.Saas.Secrets;
using Byoa.Saas.Specs.Management;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Specs.AgentRuntime.Model;

public sealed class Keys_of_one_address : IDisposable
{
    private const string Tenant = "tn-acme";
    private const string Words = """{"role":"assistant","content":"Good day"}""";

    private readonly KeptSecrets secrets = new();
    private readonly ScriptedModel provider = ScriptedModel.Completing(Words);
    private readonly ModelWorld world;

    public Keys_of_one_address() => world = new ModelWorld(provider, secrets);

    public void Dispose()
    {
        world.Dispose();
        provider.Dispose();
    }

    [Fact]
    public async Task a_turn_in_flight_keeps_the_key_of_its_own_provider()
    {
        var began = await SetAsync("one", "sk-one");
        await SetAsync("two", "sk-two");

        (await KeysAtAsync(began)).ShouldBe(["one.test sk-one", "one-fallback.test sk-one-fallback"]);
    }

    [Theory]
    [InlineData("one", "two")]
    [InlineData("two", "one")]
    public async Task two_agents_set_at_once_leave_no_key_with_the_wrong_address(string first, string second)
    {
        // Both have stored their keys before either is in force, and either may be in the end.
        var agents = new[] { await SetAsync(first, $"sk-{first}"), await SetAsync(second, $"sk-{second}") };

        foreach (var (agent, name) in agents.Zip([first, second]))
            (await KeysAtAsync(agent)).ShouldBe([$"{name}.test sk-{name}", $"{name}-fallback.test sk-{name}-fallback"]);
    }

    [Fact]
    public async Task what_was_stored_before_keys_had_an_address_goes_on_working()
    {
        await secrets.WriteAsync(Tenant, SecretKind.ModelKey, "sk-old", TestContext.Current.CancellationToken);
        await secrets.WriteAsync(Tenant, SecretKind.FallbackModelKey, "sk-old-fallback", TestContext.Current.CancellationToken);

        (await KeysAtAsync(Agent("one"))).ShouldBe(["one.test sk-old", "one-fallback.test sk-old-fallback"]);
        (await KeysAtAsync(await SetAsync("one", "sk-one"))).ShouldBe(["one.test sk-one", "one-fallback.test sk-one-fallback"]);
    }

    [Fact]
    public async Task an_address_has_one_key_however_it_is_written()
    {
        var agent = await SetAsync("one", "sk-one");

        (await KeysAtAsync(agent with { Model = agent.Model with { BaseUrl = new("https://ONE.test:443/v1/"), Fallback = null } })).Distinct().ShouldBe(["one.test sk-one"]);
    }

    [Fact]
    public async Task a_model_without_an_address_has_its_key_at_the_platforms()
    {
        var agent = ModelWorld.Agent();
        await new ModelKeys(secrets, Options.Create(new ModelOptions())).WriteAsync(Tenant, new("m", null, "sk-own", null, false, null), agent.Model, TestContext.Current.CancellationToken);

        (await KeysAtAsync(agent)).Distinct().ShouldBe(["api.openai.com sk-own"]);
    }

    private static AgentDefinition Agent(string name)
    {
        var agent = ModelWorld.Agent(new Uri($"https://{name}.test/v1"));
        return agent with { Model = agent.Model with { Fallback = new("other", new Uri($"https://{name}-fallback.test/v1")) } };
    }

    private async Task<AgentDefinition> SetAsync(string name, string key)
    {
        var agent = Agent(name);
        await new ModelKeys(secrets, Options.Create(new ModelOptions())).WriteAsync(
            Tenant, new(agent.Model.Name, null, key, null, false, null, new("other", null, $"{key}-fallback")), agent.Model, TestContext.Current.CancellationToken);
        return agent;
    }

    private async Task<string[]> KeysAtAsync(AgentDefinition agent)
    {
        provider.Requests.Clear();
        await world.Ask(agent, role: ModelRole.Primary);
        await world.Ask(agent, role: ModelRole.Fallback);
        return [.. provider.Requests.Select(request => $"{new Uri(request.Address).Host} {request.Key}")];
    }
}
