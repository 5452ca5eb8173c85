using System.Text.Json.Nodes;

namespace Byoa.Saas.Tests.Ingress;

public sealed class Receiving_messages(World world)
{
    public static TheoryData<string, string, string> Types => new()
    {
        { "text", "{}", "Is the blue one in stock?" },
        { "image", """{"data":"data/images/a.jpg","text":"This one"}""", "This one" },
        { "video", """{"data":"https://live-mt-server.wati.io/1/api/file/showFile?fileName=data/videos/a.mp4","text":null}""", "[video]" },
        { "document", """{"data":{"url":"data/documents/a.pdf","caption":"My plan","mimeType":"application/pdf","fileName":"a.pdf","id":"m1"},"text":null}""", "My plan" },
        { "voice", """{"data":"{\"url\":\"data/audios/a.ogg\",\"mimeType\":\"audio/ogg\"}","text":null}""", "[voice]" },
        { "audio", """{"data":"data/audios/a.opus","text":null}""", "[voice]" },
        { "sticker", """{"data":"data/stickers/a.webp","text":null}""", "[sticker]" },
        { "button", """{"buttonReply":{"payload":"yes","text":"Yes please"},"text":"Yes please"}""", "Yes please" },
        { "interactive", """{"interactiveButtonReply":{"id":"1","title":"Thursday"},"text":null}""", "Thursday" },
        { "interactive", """{"listReply":{"id":"2","title":"Friday","description":"in the morning"},"text":null}""", "Friday" },
        { "media_placeholder", """{"text":null}""", "[unavailable]" },
        { "IMAGE", """{"data":"data/images/a.jpg","text":null}""", "[image]" },
        { "hologram", """{"text":"from the future"}""", "from the future" },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public async Task of_every_type_they_stand_in_the_timeline(string type, string changes, string text)
    {
        var shop = await world.NewShopAsync();
        WebhookBody body = new();

        await shop.ReceivesAsync(body.WithAnn(changes).With("type", type));

        var timeline = await shop.TimelineOnceAsync(body.Conversation, seen => seen.Has("customer_message_received"));
        timeline.CustomerTexts.ShouldHaveSingleItem().ShouldNotBeNull().ShouldContain(text);
    }

    [Theory]
    [InlineData("location", """{"location":{"latitude":52.5,"longitude":13.4,"name":"Shop"},"text":null}""")]
    [InlineData("contacts", """{"messageContact":[{"name":{"formatted_name":"Otto"},"phones":[{"phone":"+4915550002222"}]}],"text":null}""")]
    [InlineData("order", """{"order":{"catalog_id":"c","product_items":[{"product_retailer_id":"blue-bike","quantity":2}]},"text":null}""")]
    public async Task without_words_of_their_own_they_are_rendered(string type, string changes)
    {
        var shop = await world.NewShopAsync();
        WebhookBody body = new();

        await shop.ReceivesAsync(body.WithAnn(changes).With("type", type));

        var timeline = await shop.TimelineOnceAsync(body.Conversation, seen => seen.Has("customer_message_received"));
        timeline.CustomerTexts.ShouldHaveSingleItem().ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task a_reaction_is_recorded_and_starts_no_turn()
    {
        var shop = await world.NewShopAsync();
        WebhookBody body = new();

        await shop.ReceivesAsync(body.Assigned(shop, """{"type":"reaction","text":null,"reaction":{"emoji":"👍","message_id":"wamid.x"}}"""));

        var timeline = await shop.TimelineOnceAsync(body.Conversation, seen => seen.Has("customer_reacted"));
        timeline.Has("turn_started").ShouldBeFalse();
    }

    [Theory]
    [InlineData("messageReceived")]
    [InlineData("MessageReceived")]
    [InlineData("message_v2")]
    [InlineData("message_bsuid")]
    [InlineData(null)]
    public async Task by_any_name_of_the_event_they_are_messages(string? eventType)
    {
        var shop = await world.NewShopAsync();
        WebhookBody body = new();

        await shop.ReceivesAsync(body.WithAnn().With("eventType", eventType));

        (await shop.TimelineOnceAsync(body.Conversation, seen => seen.Has("customer_message_received"))).CustomerTexts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task from_a_customer_known_by_a_business_scoped_id_only_they_are_recorded()
    {
        var shop = await world.NewShopAsync();
        WebhookBody body = new();

        await shop.ReceivesAsync(body.WithAnn("""{"eventType":"message_bsuid","waId":null,"bsuid":"US.1234567890"}"""));

        var timeline = await shop.TimelineOnceAsync(body.Conversation, seen => seen.Has("customer_message_received"));
        timeline.Of("customer_addressed").Single().Fact.GetProperty("address").GetProperty("bsuid").GetString().ShouldBe("US.1234567890");
    }

    [Theory]
    [InlineData("\"WHATSAPP\"", "whatsapp")]
    [InlineData("0", "whatsapp")]
    [InlineData("1", "instagram")]
    public async Task with_a_channel_type_as_word_or_number_they_tell_the_channel(string sent, string read)
    {
        var shop = await world.NewShopAsync();
        WebhookBody body = new();

        await shop.ReceivesAsync(body.WithAnn($$"""{"channelType":{{sent}}}"""));

        var timeline = await shop.TimelineOnceAsync(body.Conversation, seen => seen.Has("customer_message_received"));
        timeline.Of("customer_addressed").Single().Fact.GetProperty("address").GetProperty("channelType").GetString().ShouldBe(read);
    }

    [Fact]
    public async Task in_an_array_each_is_recorded()
    {
        var shop = await world.NewShopAsync();
        WebhookBody body = new();

        await shop.ReceivesAsync(new JsonArray(body.WithAnn("""{"text":"one"}"""), body.WithAnn("""{"text":"two"}"""), new JsonObject { ["eventType"] = "unheardOf" }));

        var timeline = await shop.TimelineOnceAsync(body.Conversation, seen => seen.CustomerTexts.Count == 2);
        timeline.CustomerTexts.ShouldBe(["one", "two"], ignoreOrder: true);
    }

    [Fact]
    public async Task in_a_chat_that_a_colleague_has_they_are_recorded_and_not_answered()
    {
        var shop = await world.NewShopAsync();
        WebhookBody body = new();

        await shop.ReceivesAsync(body.WithAnn());

        var timeline = await shop.TimelineOnceAsync(body.Conversation, seen => seen.Has("customer_message_received"));
        timeline.Has("agent_took_chat").ShouldBeFalse();
        timeline.Has("turn_started").ShouldBeFalse();
    }

    [Fact]
    public async Task by_the_accounts_webhook_without_an_assignee_they_are_recorded_until_the_operators_says_they_are_the_agents()
    {
        var shop = await world.NewShopAsync();
        WebhookBody body = new();
        var message = body.Global("""{"text":"Are you open?"}""");

        await shop.ReceivesOfAccountAsync(message);
        var timeline = await shop.TimelineOnceAsync(body.Conversation, seen => seen.Has("customer_message_received"));
        timeline.Has("agent_took_chat").ShouldBeFalse();

        await shop.ReceivesAsync(message);
        timeline = await shop.TimelineOnceAsync(body.Conversation, seen => seen.Has("turn_started"));
        timeline.CustomerTexts.ShouldBe(["Are you open?"]);
    }

    [Fact]
    public async Task by_the_accounts_webhook_that_names_the_AI_operator_they_are_the_agents()
    {
        var shop = await world.NewShopAsync();
        WebhookBody body = new();

        await shop.ReceivesOfAccountAsync(body.Global("""{"operatorEmail":"ai@agents.example"}"""));

        await shop.TimelineOnceAsync(body.Conversation, seen => seen.Has("turn_started"));
    }
}
