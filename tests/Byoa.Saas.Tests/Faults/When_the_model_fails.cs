using Byoa.Saas.Simulators.Behaviour;

namespace Byoa.Saas.Tests.Faults;

public sealed class When_the_model_fails(World world)
{
    [Theory]
    [InlineData("down")]
    [InlineData("key refused")]
    public async Task the_fallback_answers_and_the_timeline_names_it(string fault)
    {
        var shop = await world.NewShopAsync(new ShopWishes { Fallback = Elsewhere("sim-fallback", "sk-of-the-other-provider") });
        shop.Model.Knobs.Set(fault == "down" ? Knob.ErrorBeforeAcceptance("chat", times: null) : Knob.Unauthorized("chat", times: null));
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Hi");

        (await maria.HearsAsync()).ShouldBe(["Hello from Radhaus!"]);
        var timeline = await shop.SettledAsync(maria);
        timeline.HandoffReason.ShouldBeNull();
        timeline.Of("model_fell_back").ShouldHaveSingleItem().Fact.GetProperty("model").GetString().ShouldBe("sim-fallback");
        timeline.Of("model_answered").ShouldHaveSingleItem().Fact.GetProperty("model").GetString().ShouldBe("sim-fallback");
        world.Log.All.ShouldNotContain(line => line.Contains("sk-of-the-other-provider", StringComparison.Ordinal));
    }

    [Fact]
    public async Task and_the_fallback_too_a_person_gets_the_chat()
    {
        var shop = await world.NewShopAsync(new ShopWishes { Fallback = new { name = "sim-fallback" } });
        shop.Model.Knobs.Set(Knob.ErrorBeforeAcceptance("chat", times: null));
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Hi");

        await maria.AssignedToAsync("ann@example.com");
        (await shop.SettledAsync(maria)).HandoffReason.ShouldBe("model_unavailable");
    }

    [Fact]
    public async Task again_and_again_it_is_spared_the_agency_is_told_and_told_when_it_answers()
    {
        var (shop, other) = (await world.NewShopAsync(), await world.NewShopAsync());
        shop.Model.Knobs.Set(Knob.ErrorBeforeAcceptance("chat", times: null));
        var customers = Enumerable.Range(0, 6).Select(_ => shop.NewCustomer()).ToList();

        await Task.WhenAll(customers.Select(customer => customer.WritesAsync("Hi")));

        (await shop.AlertsOnceAsync(alerts => alerts.Count > 0)).ShouldBe(["model_unavailable 127.0.0.1"]);
        var ben = other.NewCustomer();
        await ben.WritesAsync("Hi");
        await ben.HearsAsync();

        shop.Model.Knobs.Clear();
        var maria = shop.NewCustomer();
        await maria.WritesAsync("Hi");
        await maria.HearsAsync();
        (await shop.AlertsOnceAsync(alerts => alerts.Count == 0)).ShouldBeEmpty();
    }

    /// <summary>The same simulator under another name: to the platform another provider, with a key of its own.</summary>
    private object Elsewhere(string name, string key)
    {
        world.Vendors.Model.Key(key);
        return new { name, key, baseUrl = $"http://localhost:{world.Vendors.Model.Origin.Port}/v1" };
    }
}
