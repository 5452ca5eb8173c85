using Byoa.Saas.AgentRuntime.Model;
using Byoa.Saas.Conversations;
using Byoa.Saas.Secrets;

namespace Byoa.Saas.Specs.AgentRuntime.Model;

public sealed class Model_keys
{
    private const string Words = """{"role":"assistant","content":"Good day"}""";

    private static readonly ModelOutcome.Failed Misconfigured = new(FaultCategory.Configuration, Codes.ModelMisconfigured, null);
    private static readonly ModelOutcome.Failed Credential = new(FaultCategory.Authentication, Codes.ModelCredential, null);

    [Fact]
    public async Task a_tenant_without_a_key_uses_the_platforms()
    {
        using var provider = ScriptedModel.Completing(Words);
        using var world = new ModelWorld(provider, ("ApiKey", "sk-platform"));
        world.Keys.Stored = () => null;

        await world.Ask();

        provider.Requests[0].Key.ShouldBe("sk-platform");
    }

    [Fact]
    public async Task the_platforms_key_never_goes_to_an_address_a_tenant_chose()
    {
        using var provider = ScriptedModel.Completing(Words);
        using var world = new ModelWorld(provider, ("ApiKey", "sk-platform"));
        world.Keys.Stored = () => null;

        (await world.Ask(ModelWorld.Agent(new Uri("https://models.example/v1")))).ShouldBe(Misconfigured);
        provider.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task without_any_key_nobody_is_asked()
    {
        using var provider = ScriptedModel.Completing(Words);
        using var world = new ModelWorld(provider);
        world.Keys.Stored = () => null;

        (await world.Ask()).ShouldBe(Misconfigured);
        provider.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_refused_key_is_read_anew_and_the_call_repeated_once_when_it_changed()
    {
        using var provider = new ScriptedModel(request => request.Key == "sk-new"
            ? ScriptedModel.Answer(200, ScriptedModel.Completion(Words))
            : ScriptedModel.Answer(401, "{}"));
        using var world = new ModelWorld(provider);
        world.Keys.Stored = () => provider.Requests.Count == 0 ? "sk-old" : "sk-new";

        (await world.Ask()).ShouldBeOfType<ModelOutcome.Answered>();

        provider.Requests.Select(r => r.Key).ShouldBe(["sk-old", "sk-new"]);
        world.Keys.Forgotten.ShouldBe(1);
    }

    [Fact]
    public async Task a_refused_key_that_did_not_change_is_not_tried_again()
    {
        using var provider = ScriptedModel.Saying(403, "{}");
        using var world = new ModelWorld(provider);

        (await world.Ask()).ShouldBe(Credential);

        provider.Requests.Count.ShouldBe(1);
        world.Keys.Forgotten.ShouldBe(1);
    }

    [Fact]
    public async Task keys_refused_twice_are_given_up()
    {
        using var provider = ScriptedModel.Saying(401, "{}");
        using var world = new ModelWorld(provider);
        world.Keys.Stored = () => $"sk-{provider.Requests.Count}";

        (await world.Ask()).ShouldBe(Credential);
        provider.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task space_around_a_key_is_forgiven_and_a_key_no_header_can_carry_is_refused()
    {
        using var provider = ScriptedModel.Completing(Words);
        using var world = new ModelWorld(provider);
        world.Keys.Stored = () => " sk-tenant\n";
        await world.Ask();
        provider.Requests[0].Key.ShouldBe("sk-tenant");

        world.Keys.Forget("tn-acme", SecretKind.ModelKey);
        world.Keys.Stored = () => "sk-\nbad";
        (await world.Ask()).ShouldBe(Credential);
    }

    [Fact]
    public async Task a_secret_store_out_of_reach_is_a_reason_to_try_later()
    {
        using var world = new ModelWorld(ScriptedModel.Completing(Words));
        world.Keys.Stored = () => throw new SecretsUnavailableException("down");

        (await world.Ask()).ShouldBe(new ModelOutcome.Failed(FaultCategory.Unavailable, Codes.ModelUnavailable, null));
    }
}
