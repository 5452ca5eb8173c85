using Byoa.Saas.Management.Agencies;

namespace Byoa.Saas.Specs.Management;

public sealed class Answering_with_problems(ApiWorld world) : ApiSpecs(world)
{
    private const string Agencies = "/api/v1/agencies";

    [Fact]
    public async Task an_unknown_route_is_not_found() =>
        (await World.AskAsync(HttpMethod.Get, "/api/v1/nothing", ApiWorld.AgencyOne)).ShouldBeProblem(404, "not_found");

    [Fact]
    public async Task a_wrong_method_says_so()
    {
        (await World.AskAsync(HttpMethod.Delete, Agencies, ApiWorld.PlatformKey)).ShouldBeProblem(405, "method_not_allowed");
        (await World.AskAsync(HttpMethod.Delete, "/api/v1/tenants/acme", ApiWorld.AgencyOne)).ShouldBeProblem(405, "method_not_allowed");
    }

    [Fact]
    public async Task a_body_of_another_type_is_refused()
    {
        (await Post(ApiWorld.Text("name=acme", "text/plain"))).ShouldBeProblem(415, "unsupported_media_type");
        (await World.AskAsync(HttpMethod.Post, Agencies, ApiWorld.PlatformKey)).ShouldBeProblem(415, "unsupported_media_type");
    }

    [Theory]
    [InlineData("application/json; charset=klingon"), InlineData("application/json; charset=utf-7"), InlineData("nonsense"), InlineData("")]
    public async Task a_body_nobody_can_decode_is_refused(string type)
    {
        var body = ApiWorld.Text("{\"name\":\"Agency\"}");
        body.Headers.Remove("Content-Type");
        body.Headers.TryAddWithoutValidation("Content-Type", type);
        (await Post(body)).ShouldBeProblem(415, "unsupported_media_type");
    }

    [Theory]
    [InlineData("application/json; charset=\"utf-8\""), InlineData("application/json;charset=UTF-8")]
    public async Task a_body_of_a_charset_however_it_is_written_is_read(string type)
    {
        World.Bus.WhenInvokedMessageOf<CreateAgency>().RespondWith(SomeOutcome.Accepted);
        var body = ApiWorld.Text("{\"name\":\"Agency\"}");
        body.Headers.Remove("Content-Type");
        body.Headers.TryAddWithoutValidation("Content-Type", type);
        (await Post(body)).Status.ShouldBe(201);
    }

    [Theory]
    [InlineData("{"), InlineData(""), InlineData("{\"name\":}"), InlineData("nonsense")]
    public async Task broken_json_says_so(string body) => (await Post(ApiWorld.Text(body))).ShouldBeProblem(400, "malformed_json");

    [Fact]
    public async Task a_value_of_the_wrong_type_is_named_without_our_types()
    {
        var answer = await Post(ApiWorld.Text("{\"name\": 5}"));
        answer.ShouldBeProblem(400, "validation_failed");
        answer.Body.GetProperty("errors").GetProperty("name")[0].GetString().ShouldBe("The value has the wrong type.");
        answer.Body.ToString().ShouldNotContain("System.");
    }

    [Theory]
    [InlineData("{}"), InlineData("null"), InlineData("{\"name\":\" \"}")]
    public async Task a_missing_value_is_named(string body)
    {
        var answer = await Post(ApiWorld.Text(body));
        answer.ShouldBeProblem(400, "validation_failed");
        answer.Body.GetProperty("errors").GetProperty("name").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task members_nobody_knows_are_passed_over()
    {
        World.Bus.WhenInvokedMessageOf<CreateAgency>().RespondWith(SomeOutcome.Accepted);
        var answer = await Post(ApiWorld.Json(new { name = "Agency", colour = "blue" }));
        answer.Status.ShouldBe(201);
        answer.Body.GetProperty("apiKey").GetString()!.ShouldStartWith("byoa_agency_");
    }

    [Fact]
    public async Task deep_paths_are_written_as_the_request_wrote_them()
    {
        var body = new { prompt = "Hi", model = new { name = "m" }, handoff = new { businessHours = new { timeZone = "Mars/Olympus", open = new[] { new { day = "monday", from = "9", to = "17:00" } } } } };
        var answer = await World.AskAsync(HttpMethod.Put, "/api/v1/tenants/acme/agent", ApiWorld.AgencyOne, ApiWorld.Json(body));
        answer.ShouldBeProblem(400, "validation_failed");
        answer.Body.GetProperty("errors").EnumerateObject().Select(field => field.Name)
            .ShouldBe(["handoff.businessHours.timeZone", "handoff.businessHours.open[0].from"]);
    }

    [Fact]
    public async Task a_secret_store_that_is_down_is_503() =>
        (await World.AskAsync(HttpMethod.Put, "/api/v1/tenants/acme/wati-token", ApiWorld.AgencyOne, ApiWorld.Json(new { token = "unstorable" })))
            .ShouldBeProblem(503, "secrets_unavailable");

    [Fact]
    public async Task a_bug_says_nothing_of_itself()
    {
        var answer = await World.AskAsync(HttpMethod.Post, "/api/v1/tenants/acme/webhook-keys", ApiWorld.AgencyOne);
        answer.ShouldBeProblem(500, "internal_error");
        answer.Body.EnumerateObject().Select(member => member.Name).ShouldBe(["type", "title", "status", "code", "traceId"], ignoreOrder: true);
    }

    private Task<Answer> Post(HttpContent body) => World.AskAsync(HttpMethod.Post, Agencies, ApiWorld.PlatformKey, body);
}
