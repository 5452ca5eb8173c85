using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Tests.Conversations;

/// <summary>A reply that a take-over drops has answered nothing: given back without a word, the agent answers the question.</summary>
public sealed class Dropping_a_reply(World world)
{
    [Fact]
    public async Task that_waited_to_be_sent_leaves_the_question_open()
    {
        var shop = await world.NewShopAsync();
        shop.Wati.Knobs.Set(Knob.TooManyRequests("sendText", TimeSpan.FromSeconds(1), times: null));
        var maria = shop.NewCustomer();
        await maria.WritesAsync("Hi");
        await shop.TimelineOnceAsync(maria, seen => seen.Has("effect_deferred"));

        (await shop.TakeOverAsync(maria)).Expect(204);
        await DroppedAsync(shop, maria);
        shop.Wati.Knobs.Clear();
        (await shop.HandBackAsync(maria)).Expect(204);

        (await maria.HearsAsync()).ShouldBe(["Hello from Radhaus!"]);
        (await shop.SettledAsync(maria, turns: 2)).Count("reply_decided").ShouldBe(2);
        maria.Heard().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task that_was_on_its_way_and_never_arrived_leaves_the_question_open_although_the_chat_is_back_by_then()
    {
        var shop = await world.NewShopAsync();
        using var sending = shop.Wati.Hold("sendText", GatePoint.BeforeAcceptance);
        var maria = shop.NewCustomer();
        await maria.WritesAsync("Hi");
        await sending.HoldsAsync();

        (await shop.TakeOverAsync(maria)).Expect(204);
        (await shop.HandBackAsync(maria)).Expect(204);
        sending.Drop();

        await DroppedAsync(shop, maria);
        (await maria.HearsAsync()).ShouldBe(["Hello from Radhaus!"]);
        var timeline = await shop.TimelineOnceAsync(maria, seen => seen.Has("effect_accepted") && seen.IsSettledAfter(1));
        timeline.Of("history_outdated").ShouldHaveSingleItem().Fact.GetProperty("reason").GetString().ShouldBe("reply_dropped");
        maria.Heard().ShouldHaveSingleItem();
    }

    private static async Task DroppedAsync(Shop shop, SimulatedCustomer customer)
    {
        var timeline = await shop.TimelineOnceAsync(customer, seen => seen.Has("effect_abandoned"));
        timeline.Of("effect_abandoned").Single().Fact.GetProperty("reason").GetString().ShouldBe("owner_changed");
    }
}
