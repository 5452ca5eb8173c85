using System.Net.Http.Headers;
using System.Text;

namespace Byoa.Saas.Tests.Ingress;

public sealed class Refusing_webhooks(World world)
{
    private const int MostBytes = 256 * 1024;

    [Fact]
    public async Task without_the_key_the_answer_is_that_of_an_unknown_tenant()
    {
        var shop = await world.NewShopAsync();
        var body = new WebhookBody().WithAnn().ToJsonString();

        var unknown = await PostAsync($"/webhooks/wati/no-such-shop-anywhere/{shop.WebhookKey}", null, body);
        Answer[] answers =
        [
            await PostAsync(shop.WebhookAddress.AbsolutePath, null, body),
            await PostAsync(shop.WebhookAddress.AbsolutePath, "wrong", body),
            await PostAsync($"{shop.WebhookAddress.AbsolutePath}/wrong", null, body),
            await PostAsync($"{shop.WebhookAddress.AbsolutePath}/account", "wrong", body),
            await PostAsync($"{shop.WebhookAddress.AbsolutePath}/account/wrong", null, body),
        ];

        unknown.ShouldRefuse(404, "tenant_unknown");
        foreach (var answer in answers)
        {
            answer.Status.ShouldBe(404);
            WithoutTrace(answer).ShouldBe(WithoutTrace(unknown));
        }
    }

    [Fact]
    public async Task the_key_is_taken_in_the_path_with_bearer_and_bare()
    {
        var shop = await world.NewShopAsync();
        var body = new WebhookBody().WithAnn().ToJsonString();

        (await PostAsync($"{shop.WebhookAddress.AbsolutePath}/{shop.WebhookKey}", null, body)).Status.ShouldBe(200);
        (await PostAsync(shop.WebhookAddress.AbsolutePath, shop.WebhookKey, body)).Status.ShouldBe(200);
        (await PostAsync(shop.WebhookAddress.AbsolutePath, $"Bearer {shop.WebhookKey}", body)).Status.ShouldBe(200);
        (await PostAsync($"{shop.WebhookAddress.AbsolutePath}/account/{shop.WebhookKey}", null, body)).Status.ShouldBe(200);
        (await PostAsync($"{shop.WebhookAddress.AbsolutePath}/account", $"Bearer {shop.WebhookKey}", body)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("not json")]
    [InlineData("{\"eventType\":")]
    [InlineData("\"text\"")]
    [InlineData("42")]
    [InlineData("<html></html>")]
    [InlineData("\0\0\0")]
    public async Task what_is_no_json_object_is_malformed(string body)
    {
        var shop = await world.NewShopAsync();

        (await shop.PostWebhookAsync(body)).ShouldRefuse(400, "malformed_json");
    }

    [Fact]
    public async Task nesting_without_end_is_malformed_and_the_service_goes_on()
    {
        var shop = await world.NewShopAsync();
        const int Deep = 100_000;

        (await shop.PostWebhookAsync(new string('[', Deep) + new string(']', Deep))).ShouldRefuse(400, "malformed_json");

        (await shop.PostWebhookAsync(new WebhookBody().WithAnn().ToJsonString())).Status.ShouldBe(200);
    }

    [Fact]
    public async Task nulls_in_the_text_are_taken_and_do_not_stop_the_store()
    {
        var shop = await world.NewShopAsync();
        WebhookBody body = new();

        (await shop.PostWebhookAsync(body.WithAnn("""{"text":"TEXT","senderName":"Mi\u0000a"}""").ToJsonString().Replace("TEXT", @"a\u0000b\ud800c", StringComparison.Ordinal))).Status.ShouldBe(200);

        (await shop.TimelineOnceAsync(body.Conversation, seen => seen.Has("customer_message_received"))).CustomerTexts[0].ShouldNotBeNull().ShouldStartWith("a");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task one_byte_too_many_is_refused_whether_announced_or_not(bool announced)
    {
        var shop = await world.NewShopAsync();
        var exact = Encoding.UTF8.GetBytes(new WebhookBody().WithAnn().ToJsonString().PadRight(MostBytes));

        (await PostBytesAsync(shop, exact, announced)).Status.ShouldBe(200);
        (await PostBytesAsync(shop, [.. exact, (byte)' '], announced)).ShouldRefuse(413, "payload_too_large");
    }

    [Fact]
    public async Task another_accounts_event_is_refused()
    {
        var shop = await world.NewShopAsync();
        WebhookBody body = new();

        (await shop.PostWebhookAsync(body.Assigned(shop, """{"tenantId":"999999"}""").ToJsonString())).ShouldRefuse(403, "tenant_mismatch");

        (await shop.TimelineAsync(body.Conversation)).Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_suspended_tenant_is_refused_until_it_is_resumed()
    {
        var shop = await world.NewShopAsync();
        WebhookBody body = new();
        (await shop.AskAsync(HttpMethod.Post, "/suspend")).Expect(204);

        (await shop.PostWebhookAsync(body.WithAnn().ToJsonString())).ShouldRefuse(403, "tenant_suspended");
        (await shop.TimelineAsync(body.Conversation)).Entries.ShouldBeEmpty();

        (await shop.AskAsync(HttpMethod.Post, "/resume")).Expect(204);
        var maria = shop.NewCustomer();
        await maria.WritesAsync("Hi");
        await maria.HearsAsync();
    }

    private Task<Answer> PostAsync(string path, string? authorization, string body)
    {
        HttpRequestMessage request = new(HttpMethod.Post, new Uri(world.Platform.Address, path)) { Content = Shop.Text(body) };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return Platform.SendAsync(request);
    }

    private static Task<Answer> PostBytesAsync(Shop shop, byte[] body, bool announced)
    {
        HttpRequestMessage request = new(HttpMethod.Post, shop.WebhookAddress)
        {
            Content = new StreamContent(new MemoryStream(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Headers.TransferEncodingChunked = !announced;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", shop.WebhookKey);
        return Platform.SendAsync(request);
    }

    private static string WithoutTrace(Answer answer) =>
        string.Join(' ', answer.Json.EnumerateObject().Where(member => member.Name != "traceId").Select(member => member.ToString()));
}
