using System.Text;
using Byoa.Saas.Tests.Hosts;

namespace Byoa.Saas.Tests.Management;

public sealed class Calling_the_api(World world)
{
    [Theory]
    [InlineData(null)]
    [InlineData("byoa_wrong")]
    public async Task without_a_known_key_is_unauthenticated(string? key)
    {
        (await world.Platform.AskAsync(HttpMethod.Get, "/api/v1/tenants", key)).ShouldRefuse(401, "unauthenticated");
    }

    [Fact]
    public async Task with_the_platforms_key_for_an_agencys_work_is_forbidden_and_the_other_way_round()
    {
        (await world.Platform.AskAsync(HttpMethod.Get, "/api/v1/tenants", HostSettings.PlatformKey)).ShouldRefuse(403, "forbidden");
        (await world.Platform.AskAsync(HttpMethod.Post, "/api/v1/agencies", world.Platform.AgencyKey, new { name = "More" })).ShouldRefuse(403, "forbidden");
    }

    [Fact]
    public async Task for_another_agencys_tenant_finds_nothing()
    {
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer();
        await maria.WritesAsync("Hi");
        await maria.HearsAsync();
        var stranger = await world.Platform.NewAgencyAsync();

        foreach (var path in new[] { "", "/conversations", $"/conversations/{maria.ConversationId}", $"/conversations/{maria.ConversationId}/timeline" })
            (await world.Platform.AskAsync(HttpMethod.Get, $"/api/v1/tenants/{shop.Identifier}{path}", stranger)).ShouldRefuse(404, "tenant_unknown");
        (await world.Platform.AskAsync(HttpMethod.Post, $"/api/v1/tenants/{shop.Identifier}/suspend", stranger)).ShouldRefuse(404, "tenant_unknown");
        (await world.Platform.AskAsync(HttpMethod.Get, "/api/v1/tenants", stranger)).Body.ShouldNotContain(shop.Identifier);
    }

    [Fact]
    public async Task with_what_cannot_be_taken_names_each_mistake()
    {
        var answer = await world.Platform.AskAsync(HttpMethod.Post, "/api/v1/tenants", world.Platform.AgencyKey, new { identifier = "No Good!", wati = new { } });

        answer.ShouldRefuse(400, "validation_failed");
        answer.Json.GetProperty("errors").EnumerateObject().Count().ShouldBeGreaterThan(2);
        (await world.Platform.AskAsync(HttpMethod.Post, "/api/v1/tenants", world.Platform.AgencyKey, Shop.Text("{"))).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("""{"name":"Nul\u0000"}""", "name")]
    [InlineData("""{"name":"Fine","wati":{"endpoint":"https://x.wati.io/1","token":"t\u0000"}}""", "wati.token")]
    public async Task with_a_text_that_cannot_be_stored_names_the_text(string body, string path)
    {
        var answer = await world.Platform.AskAsync(HttpMethod.Post, "/api/v1/tenants", world.Platform.AgencyKey, Shop.Text(body));

        answer.ShouldRefuse(400, "validation_failed");
        answer.Json.GetProperty("errors").GetProperty(path)[0].GetString().ShouldBe("Must not hold a NUL character.");
    }

    [Fact]
    public async Task with_a_template_of_unknown_placeholders_is_refused_and_one_of_known_ones_is_shown_again()
    {
        var shop = await world.NewShopAsync();
        object Agent(string text) => new { prompt = "Be kind.", model = new { name = "sim" }, closedWindow = new { template = "follow_up", parameters = new { shop = "{business.name}", name = text } } };

        var refused = await shop.AskAsync(HttpMethod.Put, "/agent", Agent("{customer.nmae}"));
        refused.ShouldRefuse(400, "validation_failed");
        refused.Body.ShouldContain("{customer.nmae} is no placeholder");

        var version = (await shop.AskAsync(HttpMethod.Put, "/agent", Agent("{customer.name|there}"))).Expect(200).GetProperty("version").GetInt32();
        var closed = (await shop.AskAsync(HttpMethod.Get, "/agent")).Expect(200).GetProperty("definition").GetProperty("closedWindow");
        closed.GetProperty("template").GetString().ShouldBe("follow_up");
        closed.GetProperty("parameters").GetProperty("name").GetString().ShouldBe("{customer.name|there}");
        (await shop.AskAsync(HttpMethod.Put, "/agent", Agent("{customer.name|there}"))).Expect(200).GetProperty("version").GetInt32().ShouldBe(version);
    }

    [Fact]
    public async Task for_a_name_that_is_taken_is_a_conflict()
    {
        var shop = await world.NewShopAsync();
        var request = new ShopWishes().Request(shop.Identifier, new Uri(world.Vendors.Wati.Origin, "77"), "token-of-the-second", "sk-second");

        (await world.Platform.AskAsync(HttpMethod.Post, "/api/v1/tenants", world.Platform.AgencyKey, request)).ShouldRefuse(409, "identifier_taken");
    }

    [Theory]
    [InlineData("https://evil.example/1001")]
    [InlineData("http://169.254.169.254/1001")]
    [InlineData("http://127.0.0.1:1/1001")]
    public async Task for_an_endpoint_that_is_not_watis_is_refused(string endpoint)
    {
        var request = new ShopWishes().Request("shop-elsewhere", new Uri(endpoint), "token-of-elsewhere", "sk-elsewhere");

        (await world.Platform.AskAsync(HttpMethod.Post, "/api/v1/tenants", world.Platform.AgencyKey, request)).ShouldRefuse(422, "endpoint_not_allowed");
    }

    [Fact]
    public async Task for_a_conversation_nobody_knows_finds_nothing()
    {
        var shop = await world.NewShopAsync();

        (await shop.AskAsync(HttpMethod.Get, "/conversations/65f000000000000000000009/timeline")).ShouldRefuse(404, "conversation_unknown");
    }

    [Fact]
    public async Task for_a_take_over_needs_no_body_and_no_name()
    {
        var shop = await world.NewShopAsync();
        const string takeOver = "/conversations/65f000000000000000000009/take-over";

        (await shop.AskAsync(HttpMethod.Post, takeOver)).ShouldRefuse(404, "conversation_unknown");
        (await shop.AskAsync(HttpMethod.Post, takeOver, new { })).ShouldRefuse(404, "conversation_unknown");
        (await shop.AskAsync(HttpMethod.Post, takeOver, new StringContent("", Encoding.UTF8, "application/json"))).ShouldRefuse(404, "conversation_unknown");
        (await shop.AskAsync(HttpMethod.Post, takeOver, new StringContent("operator=ann", Encoding.UTF8, "text/plain"))).ShouldRefuse(415, "unsupported_media_type");
        (await shop.AskAsync(HttpMethod.Post, takeOver, new { @operator = new string('a', 321) })).ShouldRefuse(400, "validation_failed");
    }

    [Fact]
    public async Task for_a_new_webhook_key_leaves_the_last_one_valid()
    {
        var shop = await world.NewShopAsync();
        var fresh = (await shop.AskAsync(HttpMethod.Post, "/webhook-keys")).Expect(201).GetProperty("bearerToken").GetString();
        var body = new Ingress.WebhookBody();

        (await shop.PostWebhookAsync(body.WithAnn().ToJsonString())).Status.ShouldBe(200);
        (await world.Platform.AskAsync(HttpMethod.Post, shop.WebhookAddress.AbsolutePath, fresh, Shop.Text(body.WithAnn().ToJsonString()))).Status.ShouldBe(200);

        (await shop.AskAsync(HttpMethod.Post, "/webhook-keys")).Expect(201);
        (await shop.PostWebhookAsync(body.WithAnn().ToJsonString())).ShouldRefuse(404, "tenant_unknown");
    }

    [Fact]
    public async Task is_described_as_it_is_called_questions_in_the_query_and_nothing_of_the_address_in_the_body()
    {
        var description = (await world.Platform.AskAsync(HttpMethod.Get, "/openapi/v1.json", null)).Expect(200);
        var list = description.GetProperty("paths").GetProperty("/api/v1/tenants/{tenant}/conversations").GetProperty("get");
        var takeOver = description.GetProperty("paths").GetProperty("/api/v1/tenants/{tenant}/conversations/{conversation}/take-over").GetProperty("post").GetProperty("requestBody");
        var discard = description.GetProperty("components").GetProperty("schemas").GetProperty("DiscardDeadLetterRequest");

        list.TryGetProperty("requestBody", out _).ShouldBeFalse();
        list.GetProperty("parameters").EnumerateArray().Select(parameter => $"{parameter.GetProperty("in").GetString()} {parameter.GetProperty("name").GetString()}")
            .ShouldBe(["path tenant", "query state", "query pageSize", "query before"]);
        takeOver.GetProperty("content").EnumerateObject().Select(type => type.Name).ShouldBe(["application/json"]);
        takeOver.TryGetProperty("required", out _).ShouldBeFalse("The body may be left out.");
        discard.GetProperty("properties").EnumerateObject().Select(member => member.Name).ShouldBe(["reason"]);
        discard.TryGetProperty("required", out var required).ShouldBeFalse($"{required}");
    }
}
