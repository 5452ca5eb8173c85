using System.Text;
using Byoa.Saas.Ingress.Payload;
using static Byoa.Saas.Specs.Ingress.Bodies;

namespace Byoa.Saas.Specs.Ingress;

public sealed class Reading_a_webhook_body
{
    [Fact]
    public void one_object_is_one_item() => Items(Global().ToJsonString()).Count.ShouldBe(1);

    [Fact]
    public void an_array_may_mix_events_and_keeps_their_order() =>
        Items($"[{Global()},{ChatAssigned()},{Status("sentMessageREAD")}]").Select(item => item.Kind)
            .ShouldBe([EventTypes.Message, EventTypes.ChatAssigned, EventTypes.Read]);

    [Fact]
    public void an_empty_array_holds_no_items() => Items("[]").ShouldBeEmpty();

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"hello\"")]
    [InlineData("[]")]
    public void an_element_that_is_no_object_is_unusable_and_spares_its_neighbours(string element)
    {
        var items = Items($"[{element},{Global()}]");

        items[0].Content.ShouldBe(new WebhookContent.Unusable(PayloadCodes.NotAnObject));
        items[1].Content.ShouldBeOfType<WebhookContent.Message>();
    }

    [Theory]
    [InlineData("", PayloadCodes.EmptyBody)]
    [InlineData("  \r\n", PayloadCodes.EmptyBody)]
    [InlineData("{", PayloadCodes.NotJson)]
    [InlineData("{} {}", PayloadCodes.NotJson)]
    [InlineData("<html>Bad gateway</html>", PayloadCodes.NotJson)]
    [InlineData("{\"text\":\"\\uZZZZ\"}", PayloadCodes.NotJson)]
    [InlineData("\"message\"", PayloadCodes.NotObjectOrArray)]
    [InlineData("1e999999", PayloadCodes.NotObjectOrArray)]
    public void a_body_of_no_items_says_why(string body, string code) => Reading(body).ShouldBe(new PayloadReading.Malformed(code));

    [Fact]
    public void bottomless_nesting_is_refused() =>
        Reading(new string('[', 100_000)).ShouldBe(new PayloadReading.Malformed(PayloadCodes.NotJson));

    [Fact]
    public void an_endless_batch_is_refused() =>
        Reading($"[{string.Join(',', Enumerable.Repeat("{}", WatiPayload.MaxItems + 1))}]").ShouldBe(new PayloadReading.Malformed(PayloadCodes.TooManyItems));

    [Fact]
    public void a_byte_order_mark_is_passed_over() => Items("\uFEFF" + Global().ToJsonString()).Count.ShouldBe(1);

    [Fact]
    public void bytes_that_are_no_UTF_8_become_replacement_characters()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes("""{"conversationId":"c1","id":"m1","text":"a"""), 0xC3, 0x28, .. "\"}"u8];

        WatiPayload.Read(body, ArrivedAt).ShouldBeOfType<PayloadReading.Items>().List[0]
            .Content.ShouldBeOfType<WebhookContent.Message>().Written.Text.ShouldBe("a\uFFFD(");
    }

    [Fact]
    public void of_repeated_names_the_last_that_says_something_counts() =>
        Items("""{"id":"m1","conversationId":"c1","text":"first","TEXT":"second","text":null}""")[0]
            .Content.ShouldBeOfType<WebhookContent.Message>().Written.Text.ShouldBe("second");

    [Fact]
    public void names_may_be_in_snake_case() =>
        Items("""{"event_type":"message","id":"m1","conversation_id":"c1","whatsapp_message_id":"w1","wa_id":"4915550001111"}""")[0]
            .ConversationId.ShouldBe("c1");

    [Fact]
    public void NULs_are_dropped_from_strings_names_and_the_raw_text()
    {
        var item = Items("""{"id":"m\u00001","conversationId":"c1","te\u0000xt":"a\u0000b"}""")[0];

        item.Raw.ShouldNotContain("u0000");
        var written = item.Content.ShouldBeOfType<WebhookContent.Message>().Written;
        written.MessageId.ShouldBe("m1");
        written.Text.ShouldBe("ab");
    }

    [Theory]
    [InlineData("""\ud83d""", "\uFFFD")]
    [InlineData("""\ude00\ud83d""", "\uFFFD\uFFFD")]
    [InlineData("""\ud83d\ude00""", "😀")]
    [InlineData("""\uD83D!""", "\uFFFD!")]
    [InlineData("""\\u0000""", """\u0000""")]
    [InlineData("""\\\u0000\n""", "\\\n")]
    public void escapes_that_nobody_can_decode_are_mended_and_others_kept(string escaped, string expected) =>
        Items($$"""{"id":"m1","conversationId":"c1","text":"x{{escaped}}"}""")[0]
            .Content.ShouldBeOfType<WebhookContent.Message>().Written.Text.ShouldBe("x" + expected);

    [Fact]
    public void each_item_keeps_its_own_raw_text() =>
        Items("""[{"id":"m1"}, {"id" : "m2"}]""").Select(item => item.Raw).ShouldBe(["""{"id":"m1"}""", """{"id" : "m2"}"""]);

    [Theory]
    [InlineData("\"300123\"", "300123")]
    [InlineData("300123", "300123")]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    public void the_account_at_Wati_may_be_text_or_number(string given, string? expected) =>
        Item(Assigned($$"""{"tenantId":{{given}}}""")).WatiTenantId.ShouldBe(expected);
}
