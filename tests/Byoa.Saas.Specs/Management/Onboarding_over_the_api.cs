using Byoa.Saas.Management.Tenants;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati.Access;
using Wolverine;

namespace Byoa.Saas.Specs.Management;

public sealed class Onboarding_over_the_api(ApiWorld world) : ApiSpecs(world)
{
    private const string Tenants = "/api/v1/tenants";

    [Fact]
    public async Task a_registered_tenant_gets_its_webhook_once()
    {
        World.Bus.WhenInvokedMessageOf<RegisterTenant>(command => command.Tenant.Identifier == "initech").RespondWith(SomeOutcome.Accepted);
        var answer = await Register("initech");
        answer.Status.ShouldBe(201);
        answer.Headers["Location"].ShouldBe("/api/v1/tenants/initech");

        var webhook = answer.Body.GetProperty("webhook");
        var secret = webhook.GetProperty("bearerToken").GetString()!;
        webhook.GetProperty("urlWithoutKey").GetString().ShouldBe("https://byoa.test/webhooks/wati/initech");
        webhook.GetProperty("url").GetString().ShouldBe($"https://byoa.test/webhooks/wati/initech/{secret}");
        webhook.GetProperty("accountUrl").GetString().ShouldBe($"https://byoa.test/webhooks/wati/initech/account/{secret}");

        var sent = World.Bus.Invoked.OfType<Envelope>().Single(sent => sent.Message is RegisterTenant { Tenant.Identifier: "initech" });
        sent.TenantId.ShouldBe(PlatformPartition.Id);
        var command = (RegisterTenant)sent.Message!;
        WebhookDoor.Prove(command.Tenant, secret, null).ShouldBeTrue();
        command.Tenant.Agency.ShouldBe("ag-one");
    }

    [Fact]
    public async Task a_taken_identifier_is_a_conflict()
    {
        World.Bus.WhenInvokedMessageOf<RegisterTenant>(command => command.Tenant.Identifier == "acme").RespondWith(SomeOutcome.Refused("identifier_taken"));
        (await Register("acme")).ShouldBeProblem(409, "identifier_taken");
    }

    [Fact]
    public async Task an_address_outside_wati_is_refused() =>
        (await Register("umbrella", "https://evil.test/1")).ShouldBeProblem(422, "endpoint_not_allowed");

    [Fact]
    public async Task suspending_answers_alike_however_often()
    {
        World.Bus.WhenInvokedMessageOf<SuspendTenant>().RespondWith(new Outcome(OutcomeResult.Ignored, "already_suspended"));
        (await World.AskAsync(HttpMethod.Post, Tenants + "/acme/suspend", ApiWorld.AgencyOne)).Status.ShouldBe(204);
    }

    [Fact]
    public async Task a_closed_tenant_cannot_be_resumed()
    {
        World.Bus.WhenInvokedMessageOf<ResumeTenant>().RespondWith(SomeOutcome.Refused("tenant_closed"));
        (await World.AskAsync(HttpMethod.Post, Tenants + "/acme/resume", ApiWorld.AgencyOne)).ShouldBeProblem(409, "tenant_closed");
    }

    [Fact]
    public async Task a_token_is_replaced_without_a_trace_in_the_answer()
    {
        World.Bus.WhenInvokedMessageOf<ReplaceWatiToken>().RespondWith(SomeOutcome.Accepted);
        var answer = await World.AskAsync(HttpMethod.Put, Tenants + "/acme/wati-token", ApiWorld.AgencyOne, ApiWorld.Json(new { token = "Bearer abc" }));
        answer.Status.ShouldBe(204);
    }

    [Fact]
    public async Task a_new_agent_answers_with_its_version()
    {
        World.Bus.WhenInvokedMessageOf<SetAgent>().RespondWith(SomeOutcome.Accepted);
        var body = ApiWorld.Json(new { prompt = "Hi", model = new { name = "m" } });
        var answer = await World.AskAsync(HttpMethod.Put, Tenants + "/acme/agent", ApiWorld.AgencyOne, body);
        answer.Status.ShouldBe(200);
        answer.Body.GetProperty("version").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("http://models.test/v1", null)]
    [InlineData("https://models.test/v1?key=1", null)]
    [InlineData(null, "http://models.test/v1")]
    public async Task a_model_address_the_platform_does_not_allow_is_refused_when_it_is_set(string? address, string? ofFallback)
    {
        var model = new { name = "m", baseUrl = address, key = "sk-unused", fallback = ofFallback is null ? null : new { name = "other", baseUrl = ofFallback } };
        var agent = new { prompt = "Hi", model };
        var body = new { identifier = "hooli", name = "Hooli", wati = new { endpoint = "https://live-server-1.wati.io/1234", token = "abc" }, agent };

        (await World.AskAsync(HttpMethod.Put, Tenants + "/acme/agent", ApiWorld.AgencyOne, ApiWorld.Json(agent))).ShouldBeProblem(422, "model_address_not_allowed");
        (await World.AskAsync(HttpMethod.Post, Tenants, ApiWorld.AgencyOne, ApiWorld.Json(body))).ShouldBeProblem(422, "model_address_not_allowed");
        World.Secrets.Values.Values.ShouldNotContain("sk-unused");
    }

    private Task<Answer> Register(string identifier, string endpoint = "https://live-server-1.wati.io/1234") =>
        World.AskAsync(HttpMethod.Post, Tenants, ApiWorld.AgencyOne, ApiWorld.Json(new
        {
            identifier,
            name = identifier,
            wati = new { endpoint, token = "abc", generation = "v1" },
            agent = new { prompt = "Be kind.", model = new { name = "gpt-5-mini" }, handoff = new { keywords = new[] { "refund" } } },
        }));
}

internal static class SomeOutcome
{
    public static Outcome Accepted { get; } = new(OutcomeResult.Accepted, null);

    public static Outcome Refused(string code) => new(OutcomeResult.Refused, code);
}
