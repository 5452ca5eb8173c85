using Byoa.Saas.Tests.Hosts;

namespace Byoa.Saas.Tests.Durability;

public sealed class Restarting(World world)
{
    [Fact]
    public async Task opens_the_secrets_that_were_sealed_before()
    {
        var database = await world.Postgres.NewMigratedAsync(TestContext.Current.CancellationToken);
        var settings = HostSettings.For(database, world.Vendors);
        var first = await HostProcess.StartAsync(settings);
        var shop = await Platform.MakeShopAsync(first.Address, world.Vendors);
        await first.DisposeAsync();

        await using var second = await HostProcess.StartAsync(settings, first.Address.Port);
        var maria = shop.NewCustomer();
        await maria.WritesAsync("Hi");

        (await maria.HearsAsync()).ShouldBe(["Hello from Radhaus!"]);
        shop.Wati.Counters["sendText"].Accepted.ShouldBe(1);
    }
}
