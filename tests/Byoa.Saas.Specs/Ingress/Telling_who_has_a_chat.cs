using Byoa.Saas.Conversations;
using Byoa.Saas.Ingress.Payload;
using static Byoa.Saas.Specs.Ingress.Bodies;

namespace Byoa.Saas.Specs.Ingress;

public sealed class Telling_who_has_a_chat
{
    private const string Ours = "bot@shop.example";

    [Theory]
    [InlineData(null)]
    [InlineData(Ours)]
    public void the_operator_webhook_tells_of_our_chats_only(string? ours) =>
        ChatHolders.Of(Item(Assigned("""{"operatorEmail":"ann@shop.example"}""")), ours).ShouldBe(ChatHolder.Agent);

    [Theory]
    [InlineData("bot@shop.example", Ours, ChatHolder.Agent)]
    [InlineData(" BOT@Shop.example", Ours, ChatHolder.Agent)]
    [InlineData("ann@shop.example", Ours, ChatHolder.Colleague)]
    [InlineData("ann@shop.example", null, ChatHolder.Unknown)]
    [InlineData("ann@shop.example", " ", ChatHolder.Unknown)]
    public void a_named_assignee_is_compared_with_ours(string assignee, string? ours, ChatHolder expected) =>
        ChatHolders.Of(Item(Global($$"""{"operatorEmail":"{{assignee}}","assignedId":"62ee"}""")), ours).ShouldBe(expected);

    [Fact]
    public void without_an_assignee_the_address_itself_says_it_is_ours() => ChatHolders.Of(Item(Global()), Ours).ShouldBe(ChatHolder.Agent);

    [Fact]
    public void an_assignee_known_by_id_only_could_be_anybody() =>
        ChatHolders.Of(Item(Global("""{"assignedId":"62ee"}""")), Ours).ShouldBe(ChatHolder.Unknown);

    [Fact]
    public void a_new_contacts_message_does_not_tell() =>
        ChatHolders.Of(Item(Global("""{"eventType":"newContactMessageReceived"}""")), Ours).ShouldBe(ChatHolder.Unknown);

    [Fact]
    public void an_item_without_a_message_does_not_tell() => ChatHolders.Of(Item(ChatAssigned()), Ours).ShouldBe(ChatHolder.Unknown);
}
