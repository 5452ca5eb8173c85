using Byoa.Saas.Conversations;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;
using Byoa.Saas.Tests.Hosts;
using Byoa.Saas.Tests.Ingress;

namespace Byoa.Saas.Tests.Durability;

/// <summary>On a host of its own, which takes a message nobody holds for forgotten after ten seconds.</summary>
public sealed class Giving_out_forgotten_messages(World world)
{
    [Fact]
    public async Task what_a_customer_wrote_is_answered_without_a_restart_and_what_is_worked_on_stays_where_it_is()
    {
        var database = await world.Postgres.NewMigratedAsync(TestContext.Current.CancellationToken);
        var settings = HostSettings.For(database, world.Vendors);
        settings["Retries:ForgottenAfterSeconds"] = "10";
        await using var host = await HostProcess.StartAsync(settings);
        await using var platform = await Platform.ReachAsync(host.Address, database, world.Vendors, TestContext.Current.CancellationToken);
        var (shop, busy) = (await platform.NewShopAsync(new ShopWishes()), await platform.NewShopAsync(new ShopWishes()));
        var (maria, jonas) = (shop.NewCustomer(), busy.NewCustomer("Jonas"));
        await maria.WritesAsync("Hi");
        await maria.HearsAsync();
        await shop.SettledAsync(maria);
        using var thinking = busy.Model.Hold("chat", GatePoint.BeforeAcceptance);
        await jonas.WritesAsync("Hi");
        await thinking.HoldsAsync();
        await Forgotten.WatchReleasesAsync(database);

        await world.LeaveForgottenAsync(database, shop.Id, Written(maria, "When are you open?"));

        (await maria.HearsAsync(2))[1].ShouldNotBeNull().ShouldContain("We are open");
        (await shop.SettledAsync(maria, turns: 2)).CustomerTexts.ShouldBe(["Hi", "When are you open?"]);
        (await Forgotten.ReleasedAsync(database)).ShouldHaveSingleItem().ShouldEndWith(nameof(ReceiveMessage));
        thinking.Release();
        (await jonas.HearsAsync()).ShouldBe(["Hello from Radhaus!"]);
        (await busy.SettledAsync(jonas)).Count("model_call_claimed").ShouldBe(1);
    }

    private static ReceiveMessage Written(SimulatedCustomer customer, string text) => new(
        customer.ConversationId, new CustomerMessage(WebhookBody.NewId(), MessageKind.Text, text, null, null, null, null, TimeProvider.System.GetUtcNow()), Address.None, null, ChatHolder.Agent);
}
