using Byoa.Saas.Conversations;
using Byoa.Saas.Ingress.Payload;
using static Byoa.Saas.Specs.Ingress.Bodies;

namespace Byoa.Saas.Specs.Ingress;

public sealed class Reading_a_customers_message
{
    private static readonly Address MiasAddress = new("4915550001111", null, "4930555000", null, "whatsapp");

    [Fact]
    public void the_global_webhooks_text_is_read_whole() =>
        Content<WebhookContent.Message>(Global()).ShouldBe(new(
            new(MessageId, MessageKind.Text, "Is the blue one in stock?", null, Wamid, null, "65f0aaaaaaaaaaaaaaaaaaaa", SentAt),
            MiasAddress, "Mia", new(HasTenantId: false, null, null)));

    [Fact]
    public void the_operator_webhooks_text_is_read_whole_and_arrives_now() =>
        Content<WebhookContent.Message>(Assigned()).ShouldBe(new(
            new(MessageId, MessageKind.Text, "Is the blue one in stock?", null, Wamid, null, "65f0aaaaaaaaaaaaaaaaaaaa", ArrivedAt),
            MiasAddress, "Mia", new(HasTenantId: true, null, null)));

    [Theory]
    [InlineData("text", MessageKind.Text)]
    [InlineData("TEXT", MessageKind.Text)]
    [InlineData("image", MessageKind.Image)]
    [InlineData(" Image ", MessageKind.Image)]
    [InlineData("video", MessageKind.Video)]
    [InlineData("document", MessageKind.Document)]
    [InlineData("voice", MessageKind.Voice)]
    [InlineData("AUDIO", MessageKind.Voice)]
    [InlineData("sticker", MessageKind.Sticker)]
    [InlineData("location", MessageKind.Location)]
    [InlineData("contacts", MessageKind.ContactCard)]
    [InlineData("button", MessageKind.Choice)]
    [InlineData("interactive", MessageKind.Choice)]
    [InlineData("order", MessageKind.Order)]
    [InlineData("catalog", MessageKind.Order)]
    [InlineData("media_placeholder", MessageKind.Unavailable)]
    [InlineData("MediaPlaceholder", MessageKind.Unavailable)]
    [InlineData("hologram", MessageKind.Other)]
    public void every_type_has_its_kind(string type, MessageKind kind) => Written(Global($$"""{"type":"{{type}}"}""")).Kind.ShouldBe(kind);

    [Fact]
    public void an_unknown_type_keeps_its_word_and_text()
    {
        var written = Written(Global("""{"type":"Hologram"}"""));

        written.Text.ShouldBe("Is the blue one in stock?");
        written.Attachment.ShouldBe(new(null, null, null, "hologram"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("\"0\"")]
    [InlineData("null")]
    [InlineData("\"<absent>\"")]
    public void a_type_as_number_or_none_is_told_by_the_members(string type)
    {
        Written(Global($$"""{"type":{{type}}}""")).Kind.ShouldBe(MessageKind.Text);
        Written(Global($$$"""{"type":{{{type}}},"location":{"latitude":1,"longitude":2}}""")).Kind.ShouldBe(MessageKind.Location);
        Written(Global($$$"""{"type":{{{type}}},"messageContact":[{"name":"Bo"}]}""")).Kind.ShouldBe(MessageKind.ContactCard);
        Written(Global($$$"""{"type":{{{type}}},"data":{"url":"x","mimeType":"image/png"}}""")).Kind.ShouldBe(MessageKind.Image);
        Written(Global($$"""{"type":{{type}},"data":"data/x.bin"}""")).Kind.ShouldBe(MessageKind.Other);
    }

    [Fact]
    public void the_quoted_message_is_known_by_its_wamid() =>
        Written(Global("""{"replyContextId":"wamid.QUOTED"}""")).QuotedWhatsappMessageId.ShouldBe("wamid.QUOTED");

    [Fact]
    public void without_Watis_id_the_wamid_stands_in() => Written(Global("""{"id":null}""")).MessageId.ShouldBe(Wamid);

    [Fact]
    public void without_any_id_one_is_derived_from_the_item()
    {
        var body = Global("""{"id":null,"whatsappMessageId":""}""");

        Written(body).MessageId.ShouldBe(Written(body).MessageId);
        Written(body).MessageId.ShouldNotBe(Written(Global("""{"id":null,"whatsappMessageId":"","text":"Another"}""")).MessageId);
    }

    [Fact]
    public void an_absurdly_long_id_is_hashed() => Written(Global($$"""{"id":"{{new string('7', 5_000)}}"}""")).MessageId.Length.ShouldBe(64);

    [Fact]
    public void a_long_text_is_cut_but_never_through_an_emoji()
    {
        Written(Global($$"""{"text":"{{new string('a', 70_000)}}"}""")).Text!.Length.ShouldBe(65_536);
        Written(Global($$"""{"text":"a{{string.Concat(Enumerable.Repeat("😀", 40_000))}}"}""")).Text!.Length.ShouldBe(65_535);
    }

    [Theory]
    [InlineData("""{"id":null,"whatsappMessageId":null,"text":null,"conversationId":null}""")]
    [InlineData("""{"id":null,"whatsappMessageId":null,"text":" "}""")]
    public void a_message_that_says_nothing_is_unusable(string changes) =>
        Content<WebhookContent.Unusable>(Global(changes)).Code.ShouldBe(PayloadCodes.EmptyMessage);

    [Fact]
    public void a_message_of_nobody_in_no_conversation_is_unusable() =>
        Content<WebhookContent.Unusable>(Global("""{"conversationId":null,"waId":null}""")).Code.ShouldBe(PayloadCodes.NoConversation);

    [Fact]
    public void a_message_with_an_id_but_no_text_is_still_one() => Written(Global("""{"text":null}""")).Text.ShouldBeNull();

    [Fact]
    public void a_chat_assignment_is_read_whole() =>
        Content<WebhookContent.Assigned>(ChatAssigned()).ShouldBe(
            new("65f0aaaaaaaaaaaaaaaaaaaa", MiasAddress, "Shop assistant", "The chat has been given to Shop assistant"));

    [Fact]
    public void the_notice_of_a_new_contact_is_a_message_only_when_it_holds_one()
    {
        Content<WebhookContent.Message>(Global("""{"eventType":"newContactMessageReceived"}""")).Written.Text.ShouldBe("Is the blue one in stock?");
        Content<WebhookContent.Irrelevant>(Global("""{"eventType":"newContactMessageReceived","text":null,"type":null}""")).Known.ShouldBeTrue();
    }
}
