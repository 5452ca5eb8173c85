using Byoa.Saas.AgentRuntime.Model;
using Byoa.Saas.Conversations;

namespace Byoa.Saas.Specs.AgentRuntime.Model;

public sealed class Model_addresses
{
    [Theory]
    [InlineData("https://models.example/v1", true)]
    [InlineData("http://models.example/v1", false)]
    [InlineData("ftp://models.example/v1", false)]
    [InlineData("https://user@models.example/v1", false)]
    [InlineData("https://models.example/v1?key=1", false)]
    [InlineData("https://models.example/v1#top", false)]
    public void a_tenant_may_choose_any_plain_https_address(string address, bool allowed) =>
        ModelAddress.IsAllowed(new Uri(address), new ModelOptions()).ShouldBe(allowed);

    [Fact]
    public void plain_http_needs_permission() =>
        ModelAddress.IsAllowed(new Uri("http://models.example/v1"), new ModelOptions { AllowHttp = true }).ShouldBeTrue();

    [Fact]
    public void a_relative_address_is_none() =>
        ModelAddress.IsAllowed(new Uri("/v1", UriKind.Relative), new ModelOptions()).ShouldBeFalse();

    [Theory]
    [InlineData("https://models.example/v1/", true)]
    [InlineData("https://other.example/v1", false)]
    [InlineData("https://models.example/v1/more", false)]
    [InlineData("https://api.openai.com/v1", true)]
    public void a_list_leaves_only_its_own_and_the_platforms(string address, bool allowed) =>
        ModelAddress.IsAllowed(new Uri(address), new ModelOptions { AllowedBaseUrls = [new Uri("https://models.example/v1")] }).ShouldBe(allowed);

    [Fact]
    public void the_platforms_own_address_needs_no_permission() =>
        ModelAddress.IsAllowed(new Uri("http://127.0.0.1:9/v1"), new ModelOptions { BaseUrl = new Uri("http://127.0.0.1:9/v1/") }).ShouldBeTrue();

    [Fact]
    public async Task an_address_that_is_not_allowed_is_never_called()
    {
        using var provider = ScriptedModel.Saying(200, "{}");
        using var world = new ModelWorld(provider);

        (await world.Ask(ModelWorld.Agent(new Uri("http://models.example/v1"))))
            .ShouldBe(new ModelOutcome.Failed(FaultCategory.Configuration, Codes.ModelMisconfigured, null));
        provider.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task the_tenants_own_provider_is_called_with_the_tenants_key()
    {
        using var provider = ScriptedModel.Completing("""{"role":"assistant","content":"Hi"}""");
        using var world = new ModelWorld(provider, ("ApiKey", "sk-platform"));

        await world.Ask(ModelWorld.Agent(new Uri("https://models.example/v1/")));

        provider.Requests[0].Address.ShouldBe("https://models.example/v1/chat/completions");
        provider.Requests[0].Key.ShouldBe("sk-tenant");
    }
}
