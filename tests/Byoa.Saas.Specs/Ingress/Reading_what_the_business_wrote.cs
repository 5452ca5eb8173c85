using Byoa.Saas.Conversations;
using Byoa.Saas.Ingress.Payload;
using static Byoa.Saas.Specs.Ingress.Bodies;

namespace Byoa.Saas.Specs.Ingress;

public sealed class Reading_what_the_business_wrote
{
    private const string OurId = "0b0e7c1e-0000-4000-8000-00000000000a";

    [Theory]
    [InlineData("sessionMessageSent")]
    [InlineData("sessionMessageSent_v2")]
    [InlineData("sessionMessageSent_bsuid")]
    [InlineData("templateMessageSent")]
    [InlineData("templateMessageSent_v2")]
    public void an_echo_is_read_whole(string eventType) =>
        Content<WebhookContent.FromBusiness>(Status(eventType, """{"owner":true}""")).ShouldBe(
            new("6601aa00bb11cc22dd33ee99", OurId, "wamid.OUT", null, "ann@shop.example", "Ann", "Yes, it is.", SentAt) { IsTemplate = eventType.StartsWith("template", StringComparison.Ordinal) });

    [Theory]
    [InlineData("sessionMessageSent", """{"type":"template"}""")]
    [InlineData("sessionMessageSent_v2", """{"templateName":"spring_sale"}""")]
    [InlineData("message", """{"owner":true,"type":"Template"}""")]
    public void a_template_is_known_by_its_type_or_name_as_well(string eventType, string changes) =>
        Content<WebhookContent.FromBusiness>(Status(eventType, changes)).IsTemplate.ShouldBeTrue();

    [Theory]
    [InlineData("true")]
    [InlineData("\"true\"")]
    [InlineData("\"True\"")]
    [InlineData("1")]
    public void a_message_of_the_owner_is_not_the_customers(string owner) =>
        Content<WebhookContent.FromBusiness>(Global($$"""{"owner":{{owner}}}""")).MessageId.ShouldBe(MessageId);

    [Theory]
    [InlineData("false")]
    [InlineData("\"false\"")]
    [InlineData("0")]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void any_other_is_the_customers(string owner) =>
        Item(Global($$"""{"owner":{{owner}}}""")).Content.ShouldBeOfType<WebhookContent.Message>();

    [Fact]
    public void what_a_chatbot_wrote_says_so() =>
        Content<WebhookContent.FromBusiness>(Status("sessionMessageSent_v2", """{"chatbotTriggeredEventId":"77"}""")).ChatbotEventId.ShouldBe("77");

    [Theory]
    [InlineData("sentMessageDELIVERED", DeliveryStatus.Delivered)]
    [InlineData("sentMessageDELIVERED_v2", DeliveryStatus.Delivered)]
    [InlineData("sentMessageREAD", DeliveryStatus.Read)]
    [InlineData("sentMessageREAD_v2", DeliveryStatus.Read)]
    [InlineData("sentMessageREPLIED", DeliveryStatus.Read)]
    [InlineData("sentMessageREPLIED_v2", DeliveryStatus.Read)]
    public void a_delivery_report_is_read_whole(string eventType, DeliveryStatus status) =>
        Content<WebhookContent.Delivery>(Status(eventType)).ShouldBe(new(OurId, "6601aa00bb11cc22dd33ee99", "wamid.OUT", status, null, null));

    [Theory]
    [InlineData("sessionMessageFailed", "131047")]
    [InlineData("templateMessageFailed", "\"131047\"")]
    public void a_failure_keeps_its_code_and_detail(string eventType, string code) =>
        Content<WebhookContent.Delivery>(Status(eventType, $$"""{"failedCode":{{code}},"failedDetail":"Too late","statusString":"Failed","type":"session"}"""))
            .ShouldBe(new(OurId, "6601aa00bb11cc22dd33ee99", "wamid.OUT", DeliveryStatus.Failed, "131047", "Too late"));

    [Fact]
    public void a_report_about_no_message_is_unusable() =>
        Content<WebhookContent.Unusable>(Status("sentMessageREAD", """{"id":null,"localMessageId":null,"whatsappMessageId":null}"""))
            .Code.ShouldBe(PayloadCodes.DeliveryOfNothing);

    [Fact]
    public void a_report_in_no_conversation_is_unusable() =>
        Content<WebhookContent.Unusable>(Status("sentMessageREAD", """{"conversationId":null}""")).Code.ShouldBe(PayloadCodes.NoConversation);
}
