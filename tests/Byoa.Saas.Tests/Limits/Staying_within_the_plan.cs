using System.Globalization;
using Byoa.Saas.Simulators.Behaviour;

namespace Byoa.Saas.Tests.Limits;

public sealed class Staying_within_the_plan(World world)
{
    [Fact]
    public async Task calls_are_counted_by_class_and_80_percent_of_the_months_warn_once()
    {
        var month = world.Services.GetService(typeof(TimeProvider)) is TimeProvider time ? time.GetUtcNow().ToString("yyyy-MM", CultureInfo.InvariantCulture) : "";
        var shop = await world.NewShopAsync();
        (await shop.AskAsync(HttpMethod.Put, "/wati-limits", new { monthlyCalls = 3 })).Expect(204);
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Hi");
        await maria.HearsAsync();

        await shop.AlertsOnceAsync(open => open.Contains($"wati_quota_warning {month}") && open.Contains($"wati_quota_exhausted {month}"));
        var usage = (await shop.AskAsync(HttpMethod.Get, "/usage")).Expect(200);
        usage.GetProperty("month").GetString().ShouldBe(month);
        usage.GetProperty("callsByClass").GetProperty("sends").GetInt64().ShouldBe(1);
        usage.GetProperty("calls").GetInt64().ShouldBe(shop.Wati.Counters["*"].Requests);
        usage.GetProperty("quota").GetInt64().ShouldBe(3);
        usage.GetProperty("share").GetDouble().ShouldBeGreaterThanOrEqualTo(1);
    }

    [Theory]
    [InlineData("sends", 0)]
    [InlineData("messages", 1001)]
    [InlineData("monthlyCalls", 0)]
    [InlineData("throttledMinutes", 0)]
    public async Task a_limit_out_of_range_is_refused(string name, int value)
    {
        var shop = await world.NewShopAsync();

        (await shop.AskAsync(HttpMethod.Put, "/wati-limits", new Dictionary<string, int> { [name] = value })).ShouldRefuse(400, "validation_failed");
    }

    [Fact]
    public async Task while_wati_throttles_sends_twenty_chats_do_not_each_try_on_their_own()
    {
        var shop = await world.NewShopAsync();
        (await shop.AskAsync(HttpMethod.Put, "/wati-limits", new { sends = 40, throttledMinutes = 0.05 })).Expect(204);
        shop.Wati.Knobs.Set(Knob.TooManyRequests("sendText", times: null));
        var customers = Enumerable.Range(0, 20).Select(n => shop.NewCustomer($"Customer {n}")).ToList();

        foreach (var customer in customers)
            await customer.WritesAsync("Hi");
        await shop.AlertsOnceAsync(open => open.Contains("wati_throttled sends"));

        shop.Wati.Counters["sendText"].Requests.ShouldBeLessThan(
            40, "One burst, and then the whole class rests; on their own they would have made well over a hundred calls.");
        shop.Wati.Knobs.Clear();
        foreach (var customer in customers)
            (await customer.HearsAsync()).ShouldBe(["Hello from Radhaus!"]);
        await shop.AlertsOnceAsync(open => open.Count == 0);
    }
}
