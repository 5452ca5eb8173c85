using Byoa.Postgres;
using Byoa.Saas.Simulators.Wati.Accounts;
using Byoa.Saas.Tests.Hosts;

namespace Byoa.Saas.Tests.Durability;

/// <summary>A host and one business on a PostgreSQL of their own, which a test may stop.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly LocalPostgres server;
    private readonly HostProcess host;

    private Site(LocalPostgres server, HostProcess host, Shop shop) => (this.server, this.host, Shop) = (server, host, shop);

    public Shop Shop { get; }

    public static async Task<Site> OpenAsync(World world)
    {
        // Durable: what it has confirmed must be there after a crash.
        var server = await LocalPostgres.StartAsync(LocalPostgresOptions.FromEnvironment() with { Durable = true }, cancellation: TestContext.Current.CancellationToken);
        try
        {
            Assert.SkipUnless(server.CanStop, $"The server is not ours to stop: {server.Origin}");
            var host = await HostProcess.StartAsync(HostSettings.For(await server.NewMigratedAsync(TestContext.Current.CancellationToken), world.Vendors));
            return new Site(server, host, await Platform.MakeShopAsync(host.Address, world.Vendors));
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Somebody who said Hi, was answered, and of whom Wati has nothing more to tell.</summary>
    public async Task<SimulatedCustomer> AnsweredCustomerAsync()
    {
        var customer = Shop.NewCustomer();
        await customer.WritesAsync("Hi");
        await customer.HearsAsync();
        await Shop.Wati.HasDeliveredAsync();
        return customer;
    }

    /// <summary>What happens after a crash of the server, and before it is back.</summary>
    public async Task WithoutDatabaseAsync(Func<Task> happens)
    {
        await server.StopImmediatelyAsync(TestContext.Current.CancellationToken);
        await happens();
        await server.StartAgainAsync(TestContext.Current.CancellationToken);
    }

    /// <inheritdoc cref="WithoutDatabaseAsync(Func{Task})"/>
    public Task WithoutDatabaseAsync(Action happens) => WithoutDatabaseAsync(() =>
    {
        happens();
        return Task.CompletedTask;
    });

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await server.DisposeAsync();
    }
}
