using Byoa.Saas.Ingress.Payload;
using static Byoa.Saas.Specs.Ingress.Bodies;

namespace Byoa.Saas.Specs.Ingress;

public sealed class Normalising_event_types
{
    [Theory]
    [InlineData(null, EventTypes.Message)]
    [InlineData("  ", EventTypes.Message)]
    [InlineData("message", EventTypes.Message)]
    [InlineData(" Message ", EventTypes.Message)]
    [InlineData("messageReceived", EventTypes.Message)]
    [InlineData("MessageReceived", EventTypes.Message)]
    [InlineData("Assigned Message Received", EventTypes.Message)]
    [InlineData("message_bsuid", EventTypes.Message)]
    [InlineData("chatAssigned", EventTypes.ChatAssigned)]
    [InlineData("ChatAssigned", EventTypes.ChatAssigned)]
    [InlineData("chat_assigned", EventTypes.ChatAssigned)]
    [InlineData("newContactMessageReceived_bsuid", EventTypes.NewContactMessage)]
    [InlineData("sessionMessageSent", EventTypes.SessionMessageSent)]
    [InlineData("sessionMessageSent_v2", EventTypes.SessionMessageSent)]
    [InlineData("sessionMessageSent_v2_bsuid", EventTypes.SessionMessageSent)]
    [InlineData("sessionMessageSent_bsuid_v2", EventTypes.SessionMessageSent)]
    [InlineData("templateMessageSent_V2", EventTypes.TemplateMessageSent)]
    [InlineData("sentMessageDELIVERED", EventTypes.Delivered)]
    [InlineData("sentMessageREAD_v2", EventTypes.Read)]
    [InlineData("sentMessageREPLIED_v2", EventTypes.Replied)]
    [InlineData("sessionMessageFailed", EventTypes.SessionMessageFailed)]
    [InlineData("templateMessageFailed", EventTypes.TemplateMessageFailed)]
    [InlineData("somethingNew_v2", "somethingnew")]
    [InlineData("---", EventTypes.Unnamed)]
    public void every_spelling_becomes_one(string? given, string expected) => EventTypes.Normalise(given).ShouldBe(expected);

    [Theory]
    [InlineData("chatbotTriggered")]
    [InlineData("ctaUrlClicked")]
    [InlineData("callStatusChanged")]
    [InlineData("templateQualityUpdated")]
    [InlineData("wabaStatusUpdated")]
    [InlineData("phoneNumberQualityUpdated")]
    [InlineData("businessCapabilityUpdate")]
    public void documented_events_we_have_no_use_for_are_known(string given) =>
        Content<WebhookContent.Irrelevant>(Global($$"""{"eventType":"{{given}}"}""")).Known.ShouldBeTrue();

    [Fact]
    public void an_event_nobody_documents_is_irrelevant_but_noticed() =>
        Content<WebhookContent.Irrelevant>(Global("""{"eventType":"moonPhaseChanged"}""")).ShouldBe(new("moonphasechanged", Known: false));

    [Fact]
    public void an_event_type_that_is_no_word_is_not_taken_for_a_message() =>
        Content<WebhookContent.Irrelevant>(Global("""{"eventType":{"name":"message"}}""")).ShouldBe(new(EventTypes.Unnamed, Known: false));

    [Fact]
    public void a_missing_event_type_is_a_message() =>
        Item(Global("""{"eventType":"<absent>"}""")).Content.ShouldBeOfType<WebhookContent.Message>();

    [Fact]
    public void an_overlong_type_is_cut() => EventTypes.Normalise(new string('x', 10_000)).Length.ShouldBe(64);
}
