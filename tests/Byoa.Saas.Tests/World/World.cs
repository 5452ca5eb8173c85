using Byoa.Postgres;
using Byoa.Saas.Platform;
using Byoa.Saas.Simulators;
using Byoa.Saas.Tests.Hosts;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

[assembly: AssemblyFixture(typeof(Byoa.Saas.Tests.World))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.All, MaxThreads = 5)]

namespace Byoa.Saas.Tests;

/// <summary>One PostgreSQL, one pair of vendors and one host for all tests that leave them as they are; each test has tenants of its own.</summary>
public sealed class World : IAsyncLifetime
{
    private HostInProcess host = null!;

    internal LocalPostgres Postgres { get; private set; } = null!;

    internal SimulatedVendors Vendors { get; private set; } = null!;

    internal string Database { get; private set; } = null!;

    internal Platform Platform { get; private set; } = null!;

    internal LogLines Log => host.Log;

    internal IServiceProvider Services => host.Services;

    public async ValueTask InitializeAsync()
    {
        Postgres = await LocalPostgres.StartAsync(LocalPostgresOptions.FromEnvironment() with { Durable = false });
        Vendors = await SimulatedVendors.StartAsync();
        Database = await Postgres.NewMigratedAsync(CancellationToken.None);
        host = await HostInProcess.StartAsync(HostSettings.For(Database, Vendors), CancellationToken.None);
        Platform = await Platform.ReachAsync(host.Address, Database, Vendors, CancellationToken.None);
    }

    /// <summary>A business with its own Wati account, model key and, by default, the demo's bike shop as its agent.</summary>
    internal Task<Shop> NewShopAsync(ShopWishes? wishes = null) => Platform.NewShopAsync(wishes ?? new());

    /// <summary>A command as the host's other rooms, or another replica, would give it.</summary>
    internal async Task<Outcome> TellAsync(Shop shop, object command)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeForTenantAsync<Outcome>(shop.Id, command, TestContext.Current.CancellationToken);
    }

    /// <summary>Whatever a failed start has left is ended too, so that the failure itself is what is told.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { Platform, Vendors, host, Postgres })
            if (part is not null)
                await part.DisposeAsync();
    }
}
