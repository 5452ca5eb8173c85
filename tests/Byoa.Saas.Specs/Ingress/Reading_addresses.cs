using Byoa.Saas.Ingress.Payload;
using static Byoa.Saas.Specs.Ingress.Bodies;

namespace Byoa.Saas.Specs.Ingress;

public sealed class Reading_addresses
{
    [Theory]
    [InlineData("0", "whatsapp")]
    [InlineData("\"0\"", "whatsapp")]
    [InlineData("\"WHATSAPP\"", "whatsapp")]
    [InlineData("null", "whatsapp")]
    [InlineData("1", "instagram")]
    [InlineData("\"Instagram\"", "instagram")]
    [InlineData("2", "messenger")]
    [InlineData("\"6\"", "rcs")]
    [InlineData("10", "tiktok")]
    [InlineData("42", "42")]
    [InlineData("\"Pigeon\"", "pigeon")]
    public void a_channel_type_may_be_a_word_or_a_number(string given, string expected) =>
        Content<WebhookContent.Message>(Assigned($$"""{"channelType":{{given}}}""")).Address.ChannelType.ShouldBe(expected);

    [Theory]
    [InlineData("\"+49 1555 000-1111\"", "4915550001111")]
    [InlineData("4915550001111", "4915550001111")]
    [InlineData("\" \"", null)]
    [InlineData("\"ig-user-7\"", "ig-user-7")]
    public void a_phone_number_is_its_digits(string given, string? expected) =>
        Content<WebhookContent.Message>(Global($$"""{"waId":{{given}}}""")).Address.WaId.ShouldBe(expected);

    [Fact]
    public void a_customer_may_have_a_business_scoped_id_only()
    {
        var message = Content<WebhookContent.Message>(Global("""{"eventType":"message_bsuid","waId":"<absent>","bsuid":"US.1234"}"""));

        message.Address.WaId.ShouldBeNull();
        message.Address.Bsuid.ShouldBe("US.1234");
    }

    [Fact]
    public void Watis_conversation_id_is_taken_as_it_is() => Item(Global()).ConversationId.ShouldBe(Conversation);

    [Theory]
    [InlineData("""{"conversationId":null}""")]
    [InlineData("""{"conversationId":"","waId":null,"bsuid":"US.1234"}""")]
    public void a_missing_one_is_derived_the_same_way_each_time(string changes)
    {
        var derived = Item(Global(changes)).ConversationId.ShouldNotBeNull();

        derived.ShouldMatch("^[0-9a-f]{24}$");
        derived.ShouldBe(Item(Global(changes.Replace("}", ""","id":"another","text":"Another"}""", StringComparison.Ordinal))).ConversationId);
    }

    [Fact]
    public void a_derived_one_differs_by_customer_and_by_channel()
    {
        string[] bodies = ["""{}""", """{"waId":"4915550002222"}""", """{"channelPhoneNumber":"4930555999"}""", """{"channelType":1}"""];

        bodies.Select(changes => Global(changes)).Select(body =>
        {
            body["conversationId"] = null;
            return Item(body).ConversationId;
        }).Distinct().Count().ShouldBe(bodies.Length);
    }

    [Fact]
    public void a_derived_one_does_not_depend_on_how_the_number_is_written() =>
        Item(Global("""{"conversationId":null,"waId":"+49 15550001111"}""")).ConversationId
            .ShouldBe(Item(Global("""{"conversationId":null}""")).ConversationId);
}
