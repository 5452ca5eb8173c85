using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Tests.Support;
using Byoa.Saas.Simulators.Wati.Webhooks;

namespace Byoa.Saas.Simulators.Tests.Wati;

public sealed class Delivery_of_webhooks
{
    [Fact]
    public async Task an_event_comes_again_until_it_is_answered_with_2xx()
    {
        await using var world = await World.StartAsync();
        world.Receiver.Answer = before => before < 2 ? 503 : 200;
        await world.MariaWritesAsync("Hi");
        world.Receiver.Events.Select(e => e.Type).ShouldBe(["chatAssigned", "chatAssigned", "chatAssigned", "message"]);
        world.Account.Webhooks.Deliveries[0].ShouldSatisfyAllConditions(
            d => d.Attempts.ShouldBe(3), d => d.LastStatus.ShouldBe(200), d => d.State.ShouldBe(DeliveryState.Delivered));
        world.Account.Webhooks.Attempts.ShouldBe(4);
    }

    [Fact]
    public async Task an_event_under_way_follows_a_changed_address()
    {
        await using var world = await World.StartAsync();
        world.Account.SetWebhook(new Uri("http://127.0.0.1:1/hook"), World.Secret);
        var maria = world.Account.Customer("14155550101");
        await maria.WritesAsync("Hi");
        world.Account.SetWebhook(world.Receiver.Url, World.Secret);
        await world.Account.WhenDeliveredAsync(cancellation: World.Stop);
        world.Receiver.Texts.ShouldBe(["Hi"]);
    }

    [Fact]
    public async Task an_event_is_given_up_after_the_last_attempt()
    {
        await using var world = await World.StartAsync();
        world.Account.Webhooks.Retry = world.Account.Webhooks.Retry with { Attempts = 2 };
        world.Receiver.Answer = _ => 500;
        await world.MariaWritesAsync();
        world.Account.Webhooks.Deliveries.ShouldAllBe(d => d.State == DeliveryState.GivenUp && d.Attempts == 2);
    }

    [Fact]
    public async Task messages_of_a_conversation_keep_their_order()
    {
        await using var world = await World.StartAsync();
        var maria = world.Account.Customer("14155550101");
        for (var i = 0; i < 20; i++)
            await maria.WritesAsync($"{i}");
        await world.Account.WhenDeliveredAsync(cancellation: World.Stop);
        world.Receiver.Texts.ShouldBe(Enumerable.Range(0, 20).Select(i => $"{i}"));
    }

    [Fact]
    public async Task knobs_duplicate_reorder_delay_and_lose_answers()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync("0");
        world.Account.Knobs.Set(new Knob(KnobPanel.Webhooks, Fault.Duplicate) { Times = 1 });
        await maria.WritesAsync("twice");
        world.Account.Knobs.Set(new Knob(KnobPanel.Webhooks, Fault.DropAnswer) { Times = 1 });
        await maria.WritesAsync("again");
        await world.Account.WhenDeliveredAsync(cancellation: World.Stop);
        world.Receiver.Texts.ShouldBe(["0", "twice", "twice", "again", "again"]);

        world.Account.Knobs.Set(new Knob(KnobPanel.Webhooks, Fault.Reorder) { Times = 1 });
        await maria.WritesAsync("first");
        await maria.WritesAsync("second");
        await world.Account.WhenDeliveredAsync(cancellation: World.Stop);
        world.Receiver.Texts.TakeLast(2).ShouldBe(["second", "first"]);

        world.Account.Knobs.Set(new Knob(KnobPanel.Webhooks, Fault.Delay) { Times = 1, Delay = TimeSpan.FromSeconds(2) });
        await maria.WritesAsync("late");
        await maria.WritesAsync("early");
        await world.Account.WhenDeliveredAsync(cancellation: World.Stop);
        world.Receiver.Texts.TakeLast(2).ShouldBe(["early", "late"]);
    }

    [Fact]
    public async Task a_global_webhook_hears_of_everything()
    {
        await using var world = await World.StartAsync();
        await using var global = await Receiver.StartAsync();
        var registered = await world.PostAsync(
            "/1001/api/v2/webhookEndpoints", new[] { new { phoneNumber = World.Number, url = global.Url, status = 1, eventTypes = Array.Empty<string>() } });
        registered["ok"]!.GetValue<bool>().ShouldBeTrue();
        registered.First("result").ShouldContainFields("id", "tenantId", "channelId", "channelPhoneNumber", "url", "status", "eventTypes");
        var maria = await world.MariaWritesAsync("Hi");
        world.Account.TakeOver(maria, "ann@example.com");
        await maria.WritesAsync("Ann?");
        await world.SendTextAsync(maria, "Hello", "mine");
        await maria.WritesAsync("Thanks");
        await world.Account.WhenDeliveredAsync(cancellation: World.Stop);
        global.Texts.ShouldBe(["Hi", "Ann?", "Thanks"]);
        global.Events.Select(e => e.Type).ShouldBe(
        [
            "newContactMessageReceived", "message", "message", "sessionMessageSent", "sessionMessageSent_v2", "sentMessageDELIVERED", "sentMessageREAD",
            "sentMessageREPLIED", "message",
        ]);
        global.Events[4].Body.Str("localMessageId").ShouldBe("mine");
        global.Events[5].Body.Str("statusString").ShouldBe("Delivered");
        global.Events.ShouldAllBe(e => e.Body["tenantId"] == null && e.Authorization == "");
    }

    [Fact]
    public async Task a_body_can_be_injected_as_it_is()
    {
        await using var world = await World.StartAsync();
        world.Receiver.Answer = _ => 400;
        (await world.Account.InjectWebhookAsync("""{"eventType":"somethingNew"}""", World.Stop)).ShouldBe(400);
        world.Receiver.Events[0].Type.ShouldBe("somethingNew");
    }
}
