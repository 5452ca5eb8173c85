using System.Text.Json.Nodes;

namespace Byoa.Saas.Tests.Ingress;

public sealed class Receiving_other_events(World world)
{
    [Theory]
    [InlineData("sessionMessageSent")]
    [InlineData("sessionMessageSent_v2")]
    [InlineData("sessionMessageSent_bsuid")]
    [InlineData("templateMessageSent")]
    [InlineData("message")]
    public async Task what_a_colleague_wrote_is_recorded_as_theirs(string eventType)
    {
        var shop = await world.NewShopAsync();
        WebhookBody body = new();

        await shop.ReceivesAsync(body.WithAnn("""{"owner":true,"text":"Ann here","sourceType":"WEB"}""").With("eventType", eventType));

        var timeline = await shop.TimelineOnceAsync(body.Conversation, seen => seen.Has("colleague_wrote"));
        timeline.Of("colleague_wrote").Single().Text.ShouldBe("Ann here");
        timeline.Has("turn_started").ShouldBeFalse();
    }

    [Theory]
    [InlineData("sentMessageDELIVERED", "delivered")]
    [InlineData("sentMessageDELIVERED_v2", "delivered")]
    [InlineData("sentMessageREAD", "read")]
    [InlineData("sentMessageREPLIED_v2", "read")]
    public async Task how_our_message_fared_stands_in_the_timeline(string eventType, string status)
    {
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer();
        await maria.WritesAsync("Hi");
        await maria.HearsAsync();
        var sent = (await shop.SettledAsync(maria)).Of("effect_accepted").Single().Fact;

        await shop.ReceivesAsync(new JsonObject
        {
            ["eventType"] = eventType, ["conversationId"] = maria.ConversationId,
            ["localMessageId"] = sent.GetProperty("effectId").GetString(), ["id"] = sent.GetProperty("providerId").GetString(),
        });

        var timeline = await shop.TimelineOnceAsync(maria, seen => seen.Has("delivery_reported"));
        timeline.Of("delivery_reported").Single().Fact.GetProperty("status").GetString().ShouldBe(status, StringCompareShould.IgnoreCase);
        timeline.Count("turn_started").ShouldBe(1);
    }

    [Fact]
    public async Task a_message_that_failed_at_the_phone_goes_to_a_person()
    {
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer();
        await maria.WritesAsync("Hi");
        await maria.HearsAsync();
        var sent = (await shop.SettledAsync(maria)).Of("effect_accepted").Single().Fact;

        await shop.ReceivesAsync(new JsonObject
        {
            ["eventType"] = "sessionMessageFailed", ["conversationId"] = maria.ConversationId, ["type"] = "session", ["statusString"] = "Failed",
            ["localMessageId"] = sent.GetProperty("effectId").GetString(), ["id"] = sent.GetProperty("providerId").GetString(),
            ["failedCode"] = "131026", ["failedDetail"] = "Message undeliverable",
        });

        await maria.AssignedToAsync("ann@example.com");
        (await shop.TimelineAsync(maria)).HandoffReason.ShouldBe("reply_undeliverable");
    }

    [Theory]
    [InlineData("""{"eventType":"templateQualityUpdated","conversationId":"65f000000000000000000001"}""")]
    [InlineData("""{"eventType":"somethingNew","conversationId":"65f000000000000000000001","payload":{"deep":[1,2,3]}}""")]
    [InlineData("""{"eventType":"message"}""")]
    [InlineData("""{"eventType":42}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[null,1,\"x\",[]]")]
    public async Task what_means_nothing_to_an_agent_is_taken_and_starts_nothing(string body)
    {
        var shop = await world.NewShopAsync();

        (await shop.PostWebhookAsync(body)).Expect(200);

        (await shop.AskAsync(HttpMethod.Get, "/conversations")).Expect(200).GetProperty("items").GetArrayLength().ShouldBe(0);
    }
}
