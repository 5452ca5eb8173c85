using Byoa.Saas.Ingress;
using Byoa.Saas.Tests.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Byoa.Saas.Tests.Ingress;

public sealed class Forgetting_what_came(World world)
{
    [Fact]
    public async Task after_its_days_a_receipt_is_deleted_and_younger_ones_are_kept()
    {
        var shop = await world.NewShopAsync();
        var (old, young) = (new WebhookBody(), new WebhookBody());
        await shop.ReceivesAsync(old.WithAnn());
        await shop.ReceivesAsync(young.WithAnn());
        await Sql.RunAsync(world.Database, $$"""
            update byoa.mt_doc_receipt set data = jsonb_set(data, '{arrivedAt}', to_jsonb(now() - interval '400 days')) where data ->> 'conversationId' = '{{old.Conversation}}'
            """);

        await world.Services.GetServices<IHostedService>().OfType<ForgetReceipts>().Single().ForgetAsync(TestContext.Current.CancellationToken);

        (await Sql.LinesAsync(world.Database, $"select data ->> 'conversationId' from byoa.mt_doc_receipt where tenant_id = '{shop.Id}'")).ShouldBe([young.Conversation]);
    }
}
