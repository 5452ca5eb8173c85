using Byoa.Saas.Tests.Ingress;

namespace Byoa.Saas.Tests.Conversations;

public sealed class Receiving_twice(World world)
{
    [Fact]
    public async Task twenty_times_at_once_is_received_once_and_answered_once()
    {
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer();
        shop.Wati.SetWebhook(null);
        var message = await maria.WritesAsync("Hi");
        var body = Told(shop, maria, message).ToJsonString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => shop.PostWebhookAsync(body)));

        answers.ShouldAllBe(answer => answer.Status == 200);
        await maria.HearsAsync();
        var timeline = await shop.SettledAsync(maria);
        timeline.CustomerTexts.ShouldBe(["Hi"]);
        timeline.Count("turn_started").ShouldBe(1);
        maria.Heard().Count.ShouldBe(1);
    }

    [Fact]
    public async Task by_the_operators_and_the_accounts_webhook_is_received_once_and_answered_once()
    {
        var shop = await world.NewShopAsync();
        shop.ConnectGlobally();
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Hi");
        await maria.HearsAsync();
        await shop.Wati.HasDeliveredAsync();

        var timeline = await shop.SettledAsync(maria);
        timeline.CustomerTexts.ShouldBe(["Hi"]);
        timeline.Count("turn_started").ShouldBe(1);
        maria.Heard().Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_chat_assigned_twice_is_taken_once()
    {
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer();
        shop.Wati.SetWebhook(null);
        await maria.WritesAsync("Hi");
        var body = new WebhookBody().ChatAssigned(shop).From(maria);

        await Task.WhenAll(shop.ReceivesAsync(body), shop.ReceivesAsync(body));
        await maria.HearsAsync();
        await shop.ReceivesAsync(body.With("eventDescription", "Told again"));

        var timeline = await shop.SettledAsync(maria);
        timeline.Count("agent_took_chat").ShouldBe(1);
        timeline.Count("reply_decided").ShouldBe(1);
        maria.Heard().Count.ShouldBe(1);
    }

    [Fact]
    public async Task when_wati_throws_our_answers_away_and_repeats_everything_nothing_is_done_twice()
    {
        var shop = await world.NewShopAsync();
        shop.Wati.Knobs.Set(new Simulators.Behaviour.Knob("webhooks", Simulators.Behaviour.Fault.DropAnswer) { Times = 2 });
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Hi");
        await maria.HearsAsync();
        await shop.Wati.HasDeliveredAsync();

        (await shop.SettledAsync(maria)).CustomerTexts.ShouldBe(["Hi"]);
        maria.Heard().Count.ShouldBe(1);
    }

    private static System.Text.Json.Nodes.JsonObject Told(Shop shop, Simulators.Wati.Accounts.SimulatedCustomer customer, string message) =>
        new WebhookBody().Assigned(shop).With("id", message).From(customer)
            .With("whatsappMessageId", customer.Transcript().Single(entry => entry.Id == message).WhatsappMessageId);
}
