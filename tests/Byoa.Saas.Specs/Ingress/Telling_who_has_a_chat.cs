using Byoa.Saas.Conversations;
using Byoa.Saas.Ingress.Payload;
using static Byoa.Saas.Specs.Ingress.Bodies;

namespace Byoa.Saas.Specs.Ingress;

public sealed class Telling_who_has_a_chat
{
    private const string Ours = "bot@shop.example";

    private static ChatHolder Of(System.Text.Json.Nodes.JsonObject body, WebhookSource source, string? ours = Ours) => ChatHolders.Of(Item(body), source, ours);

    [Theory]
    [InlineData(WebhookSource.Operator, null)]
    [InlineData(WebhookSource.Operator, Ours)]
    [InlineData(WebhookSource.Account, Ours)]
    public void a_message_with_Watis_tenant_is_of_our_chats_only(WebhookSource source, string? ours) =>
        Of(Assigned("""{"operatorEmail":"ann@shop.example"}"""), source, ours).ShouldBe(ChatHolder.Agent);

    [Theory]
    [InlineData("bot@shop.example", Ours, ChatHolder.Agent)]
    [InlineData(" BOT@Shop.example", Ours, ChatHolder.Agent)]
    [InlineData("ann@shop.example", Ours, ChatHolder.Colleague)]
    [InlineData("ann@shop.example", null, ChatHolder.Unknown)]
    [InlineData("ann@shop.example", " ", ChatHolder.Unknown)]
    public void a_named_assignee_is_compared_with_ours_wherever_it_is_told(string assignee, string? ours, ChatHolder expected)
    {
        foreach (var source in Enum.GetValues<WebhookSource>())
            Of(Global($$"""{"operatorEmail":"{{assignee}}","assignedId":"62ee"}"""), source, ours).ShouldBe(expected);
    }

    [Fact]
    public void without_an_assignee_the_operators_address_itself_says_it_is_ours() => Of(Global(), WebhookSource.Operator).ShouldBe(ChatHolder.Agent);

    [Fact]
    public void a_message_of_the_accounts_webhook_that_names_nobody_gives_the_chat_to_nobody() => Of(Global(), WebhookSource.Account).ShouldBe(ChatHolder.Unknown);

    [Fact]
    public void an_assignee_known_by_id_only_could_be_anybody() => Of(Global("""{"assignedId":"62ee"}"""), WebhookSource.Operator).ShouldBe(ChatHolder.Unknown);

    [Fact]
    public void a_new_contacts_message_does_not_tell() => Of(Global("""{"eventType":"newContactMessageReceived"}"""), WebhookSource.Operator).ShouldBe(ChatHolder.Unknown);

    [Fact]
    public void an_item_without_a_message_does_not_tell() => Of(ChatAssigned(), WebhookSource.Operator).ShouldBe(ChatHolder.Unknown);
}
