using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;
using Byoa.Saas.Tests.Hosts;

namespace Byoa.Saas.Tests.Durability;

/// <summary>A host that was killed while five conversations stood at five different points, and was started again on the same database.</summary>
public sealed class KilledHost(World world) : IAsyncLifetime
{
    private HostProcess? host;
    private Platform? platform;

    /// <summary>Killed while the model was being asked.</summary>
    internal Scene Asking { get; private set; } = null!;

    /// <summary>Killed between the claim and the send, which never arrived.</summary>
    internal Scene Sending { get; private set; } = null!;

    /// <summary>Killed when the send was under way: it took effect only after its sender was dead.</summary>
    internal Scene Arriving { get; private set; } = null!;

    /// <summary>Killed after Wati had accepted, before it could answer.</summary>
    internal Scene Accepted { get; private set; } = null!;

    /// <summary>Killed while a burst settled.</summary>
    internal Scene Settling { get; private set; } = null!;

    /// <summary>Killed while the agent slept after a colleague's word.</summary>
    internal Scene Sleeping { get; private set; } = null!;

    internal IReadOnlyList<KeptMessage> IncomingBefore { get; private set; } = [];

    internal IReadOnlyList<KeptMessage> OutgoingBefore { get; private set; } = [];

    internal string Database { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await world.Postgres.NewMigratedAsync(CancellationToken.None);
        var settings = HostSettings.For(Database, world.Vendors);
        // However slow the machine, no call and no claim of the host ends before it is killed.
        host = await HostProcess.StartAsync(new Dictionary<string, string?>(settings) { ["Wati:CallTimeout"] = "00:01:30", ["Effects:LeaseSeconds"] = "30" });
        platform = await Platform.ReachAsync(host.Address, Database, world.Vendors, CancellationToken.None);

        Asking = await BeginAsync();
        Sending = await BeginAsync();
        Arriving = await BeginAsync();
        Accepted = await BeginAsync();
        Settling = await BeginAsync(settleSeconds: 6);
        using var asking = Asking.Shop.Model.Hold("chat", GatePoint.BeforeAcceptance);
        using var sending = Sending.Shop.Wati.Hold("sendText", GatePoint.BeforeAcceptance);
        using var arriving = Arriving.Shop.Wati.Hold("sendText", GatePoint.BeforeAcceptance);
        using var accepted = Accepted.Shop.Wati.Hold("sendText", GatePoint.AfterAcceptance);
        foreach (var scene in new[] { Asking, Sending, Arriving, Accepted })
            await scene.Customer.WritesAsync("Hi");
        await Task.WhenAll(asking.Reached, sending.Reached, arriving.Reached, accepted.Reached).WaitAsync(Patience.Limit);
        Sleeping = await BeginAsleepAsync();
        await Settling.Customer.WritesAsync("Hi");
        await Settling.Customer.WritesAsync("When are you open?");
        await Settling.Shop.TimelineOnceAsync(Settling.Customer, timeline => timeline.CustomerTexts.Count == 2);
        IncomingBefore = await Envelopes.IncomingAsync(Database);
        OutgoingBefore = await Envelopes.OutgoingAsync(Database);

        await host.KillAsync();
        asking.Drop();
        sending.Drop();
        arriving.Release();
        accepted.Drop();
        host = await HostProcess.StartAsync(settings, host.Address.Port);
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        if (platform is not null)
            await platform.DisposeAsync();
    }

    /// <summary>A quarter of a minute: longer than all that follows before the kill.</summary>
    private async Task<Scene> BeginAsleepAsync()
    {
        var shop = await platform!.NewShopAsync(new ShopWishes { PauseAfterColleagueMinutes = 0.25 });
        shop.ConnectGlobally();
        Scene scene = new(shop, shop.NewCustomer());
        await scene.Customer.WritesAsync("Hi");
        await scene.Customer.HearsAsync();
        await scene.SettledAsync();
        await shop.Wati.HumanWritesAsync(scene.Customer, "ann@example.com", "Ann here.");
        await shop.TimelineOnceAsync(scene.Customer, timeline => timeline.Has("agent_paused"));
        await scene.Customer.WritesAsync("When are you open?");
        await shop.TimelineOnceAsync(scene.Customer, timeline => timeline.CustomerTexts.Count == 2);
        return scene;
    }

    private async Task<Scene> BeginAsync(double settleSeconds = 0)
    {
        var shop = await platform!.NewShopAsync(new ShopWishes { SettleSeconds = settleSeconds });
        return new Scene(shop, shop.NewCustomer());
    }
}

/// <summary>One business and one customer.</summary>
internal sealed record Scene(Shop Shop, SimulatedCustomer Customer)
{
    public Task<Timeline> SettledAsync(int turns = 1) => Shop.SettledAsync(Customer, turns);
}
