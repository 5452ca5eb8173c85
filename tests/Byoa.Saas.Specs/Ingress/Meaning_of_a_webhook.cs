using System.Text.Json.Nodes;
using Byoa.Saas.Conversations;
using Byoa.Saas.Ingress;
using Byoa.Saas.Ingress.Payload;
using Byoa.Saas.Specs.Tenancy;
using static Byoa.Saas.Specs.Ingress.Bodies;

namespace Byoa.Saas.Specs.Ingress;

public sealed class Meaning_of_a_webhook
{
    private static TranslatedItem Of(JsonObject body, WebhookSource source = WebhookSource.Account, DateTimeOffset? arrivedAt = null) =>
        WebhookTranslation.Translate(Item(body), source, SomeTenant.Named("acme"), arrivedAt ?? ArrivedAt);

    [Fact]
    public void each_address_is_heard_once_of_a_message() =>
        Of(Global()).Receipt.Id.ShouldNotBe(Of(Global(), WebhookSource.Operator).Receipt.Id);

    [Fact]
    public void a_message_told_again_later_is_the_same() =>
        Of(Global(), arrivedAt: ArrivedAt.AddDays(1)).Receipt.Id.ShouldBe(Of(Global()).Receipt.Id);

    [Fact]
    public void an_assignment_told_again_may_be_another_and_is_heard_however_soon_it_comes() =>
        Of(ChatAssigned(), arrivedAt: ArrivedAt.AddMilliseconds(1)).Receipt.Id.ShouldNotBe(Of(ChatAssigned()).Receipt.Id);

    [Fact]
    public void an_assignment_twice_in_one_body_is_heard_once() => Of(ChatAssigned()).Receipt.Id.ShouldBe(Of(ChatAssigned()).Receipt.Id);

    [Fact]
    public void an_assignment_told_by_the_accounts_webhook_may_be_to_anybody()
    {
        var told = Of(ChatAssigned("""{"tenantId":null}"""));

        (told.Command, told.Receipt.Disposition).ShouldBe((null, WebhookTranslation.Irrelevant));
    }

    [Theory]
    [InlineData(WebhookSource.Operator, "null")]
    [InlineData(WebhookSource.Account, "\"300123\"")]
    public void an_assignment_is_the_agents_where_the_operators_address_or_Watis_tenant_says_so(WebhookSource source, string tenant) =>
        Of(ChatAssigned($$"""{"tenantId":{{tenant}}}"""), source).Command.ShouldBeOfType<AssignChat>();
}
