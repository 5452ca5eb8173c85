using Byoa.Saas.Ingress.Payload;
using static Byoa.Saas.Specs.Ingress.Bodies;

namespace Byoa.Saas.Specs.Ingress;

public sealed class Reading_reactions
{
    [Theory]
    [InlineData("""{"reaction":{"emoji":"👍","message_id":"wamid.OURS"}}""")]
    [InlineData("""{"reaction":"{\"emoji\":\"👍\",\"messageId\":\"wamid.OURS\"}"}""")]
    [InlineData("""{"data":{"emoji":"👍","message_id":"wamid.OURS"}}""")]
    [InlineData("""{"data":"{\"reaction\":{\"emoji\":\"👍\",\"message_id\":\"wamid.OURS\"}}"}""")]
    [InlineData("""{"data":"👍","text":null,"replyContextId":"wamid.OURS"}""")]
    [InlineData("""{"text":"👍","replyContextId":"wamid.OURS"}""")]
    [InlineData("""{"reaction":{"emoji":"👍"},"replyContextId":"wamid.OURS"}""")]
    public void a_reaction_is_found_wherever_it_stands(string changes)
    {
        var body = Global(changes);
        body["type"] = "Reaction";

        Content<WebhookContent.Reaction>(body).ShouldBe(new("👍", "wamid.OURS", SentAt));
    }

    [Theory]
    [InlineData("""{"reaction":{"emoji":"","message_id":"wamid.OURS"},"text":"👍"}""")]
    [InlineData("""{"reaction":{"message_id":"wamid.OURS"},"text":"👍"}""")]
    [InlineData("""{"text":"","replyContextId":"wamid.OURS"}""")]
    public void an_empty_emoji_takes_it_back(string changes)
    {
        var body = Global(changes);
        body["type"] = "reaction";

        Content<WebhookContent.Reaction>(body).ShouldBe(new("", "wamid.OURS", SentAt));
    }

    [Fact]
    public void a_reaction_without_a_target_is_kept() =>
        Content<WebhookContent.Reaction>(Global("""{"type":"reaction","text":"👍"}""")).TargetWhatsappMessageId.ShouldBeNull();
}
