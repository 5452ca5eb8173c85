using Byoa.Postgres;
using Byoa.Saas.Tests.Hosts;
using Byoa.Saas.Tests.Ingress;

namespace Byoa.Saas.Tests.Durability;

public sealed class Losing_the_database(World world)
{
    [Fact]
    public async Task answers_webhooks_with_503_and_goes_on_when_it_is_back()
    {
        await using var server = await LocalPostgres.StartAsync(cancellation: TestContext.Current.CancellationToken);
        Assert.SkipUnless(server.CanStop, $"The server is not ours to stop: {server.Origin}");
        var database = await server.NewMigratedAsync(TestContext.Current.CancellationToken);
        await using var host = await HostProcess.StartAsync(HostSettings.For(database, world.Vendors));
        var shop = await Platform.MakeShopAsync(host.Address, world.Vendors);
        var maria = shop.NewCustomer();
        await maria.WritesAsync("Hi");
        await maria.HearsAsync();
        await shop.Wati.HasDeliveredAsync();

        await server.StopImmediatelyAsync(TestContext.Current.CancellationToken);
        var refused = await shop.PostWebhookAsync(new WebhookBody().WithAnn().ToJsonString());
        await maria.WritesAsync("When are you open?");
        await server.StartAgainAsync(TestContext.Current.CancellationToken);

        refused.Status.ShouldBe(503, refused.Body);
        (await maria.HearsAsync(2))[1].ShouldNotBeNull().ShouldContain("We are open");
        await shop.Wati.HasDeliveredAsync();
        maria.Heard().Count.ShouldBe(2);
    }
}
