using Byoa.Saas.Platform;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Tests.Database;
using Byoa.Saas.Wati.Access;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Byoa.Saas.Tests.Limits;

public sealed class When_wati_refuses_the_token(World world)
{
    private const string Alert = "wati_token_refused wati-token";

    [Fact]
    public async Task nobody_asks_but_a_prober_until_it_is_taken_again_and_then_everybody_is_answered()
    {
        var shop = await world.NewShopAsync();
        var (maria, otto) = (shop.NewCustomer(), shop.NewCustomer("Otto"));
        await maria.WritesAsync("Hi");
        await otto.WritesAsync("Hi");
        await maria.HearsAsync();
        await otto.HearsAsync();
        await shop.SettledAsync(maria);
        await shop.SettledAsync(otto);

        shop.Wati.Counters.Clear();
        shop.Wati.Knobs.Set(Knob.Unauthorized("*", times: null));
        await maria.WritesAsync("Hi");
        await otto.WritesAsync("Hi");
        await shop.AlertsOnceAsync(open => open.Contains(Alert));
        await shop.CallsOnceAsync(calls => calls["getContacts"].Requests >= 8);

        shop.Wati.Counters["sendText"].Requests.ShouldBeLessThanOrEqualTo(4, "Each of the two may have been on its way; a refused call is repeated once.");
        shop.Wati.Knobs.Clear();
        (await maria.HearsAsync(2)).Count.ShouldBe(2);
        (await otto.HearsAsync(2)).Count.ShouldBe(2);
        await shop.AlertsOnceAsync(open => open.Count == 0);
        (await shop.SettledAsync(maria, turns: 2)).HandoffReason.ShouldBeNull();
    }

    [Fact]
    public async Task what_is_owed_waits_in_order_for_another_token()
    {
        var shop = await world.NewShopAsync();
        var maria = await shop.AnsweredCustomerAsync();

        shop.Wati.RevokeToken(shop.Token);
        await maria.WritesAsync("Hi");
        await shop.AlertsOnceAsync(open => open.Contains(Alert));
        maria.Heard().Count.ShouldBe(1);
        var fresh = $"wati-token-that-is-fresh-and-different-{shop.Identifier}";
        shop.Wati.AddToken(fresh);
        (await shop.AskAsync(HttpMethod.Put, "/wati-token", new { token = fresh })).Expect(204);

        (await maria.HearsAsync(2)).Count.ShouldBe(2);
        await shop.AlertsOnceAsync(open => open.Count == 0);
        (await shop.SettledAsync(maria, turns: 2)).Of("effect_accepted").Count().ShouldBe(2);
    }

    [Fact]
    public async Task a_turn_that_cannot_read_history_for_it_waits_and_the_model_is_not_asked()
    {
        var shop = await world.NewShopAsync();
        shop.Wati.RevokeToken(shop.Token);
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Hi");
        await shop.AlertsOnceAsync(open => open.Contains(Alert));
        (await shop.TimelineAsync(maria)).Has("model_call_claimed").ShouldBeFalse();
        shop.Wati.AddToken(shop.Token);

        (await maria.HearsAsync()).ShouldBe(["Hello from Radhaus!"]);
    }

    [Fact]
    public async Task a_probe_whose_message_was_lost_is_renewed_once_however_many_wait()
    {
        var shop = await world.NewShopAsync();
        await RefusedLongAgoAsync(shop);
        var customers = Enumerable.Range(0, 5).Select(n => shop.NewCustomer($"Customer {n}")).ToList();

        await Task.WhenAll(customers.Select(customer => customer.WritesAsync("Hi")));

        foreach (var customer in customers)
            (await customer.HearsAsync()).ShouldBe(["Hello from Radhaus!"]);
        (await AccessEventsAsync(shop)).Count(type => type == "wati_probe_renewed").ShouldBe(1);
    }

    [Fact]
    public async Task of_many_replicas_that_miss_a_probe_at_once_one_is_heard()
    {
        var shop = await world.NewShopAsync();
        shop.Wati.RevokeToken(shop.Token);
        await RefusedLongAgoAsync(shop);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.TellAsync(shop, new RenewWatiProbe(1))));

        outcomes.Count(outcome => outcome.IsAccepted).ShouldBe(1);
        outcomes.Where(outcome => !outcome.IsAccepted).ShouldAllBe(outcome => outcome.Result == OutcomeResult.Ignored);
        await shop.AlertsOnceAsync(open => open.Contains(Alert));
        (await AccessEventsAsync(shop)).Count(type => type == "wati_probe_renewed").ShouldBe(1);
    }

    /// <summary>As it is when the message of the first probe is gone.</summary>
    private async Task RefusedLongAgoAsync(Shop shop)
    {
        await using var session = world.Services.GetRequiredService<IDocumentStore>().LightweightSession(shop.Id);
        session.Events.Append(AccessStream.Id, new WatiAccessRefused("sends", world.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddMinutes(-10)));
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private Task<IReadOnlyList<string>> AccessEventsAsync(Shop shop) =>
        Sql.LinesAsync(world.Database, $"select type from byoa.mt_events where tenant_id = '{shop.Id}' and stream_id = '{AccessStream.Id}'");

    [Fact]
    public async Task for_one_class_of_calls_alone_a_person_gets_the_chat_and_learns_which_scope_is_missing()
    {
        var shop = await world.NewShopAsync();
        shop.Wati.Knobs.Set(Knob.Unauthorized("sendText", times: null) with { Status = 403 });
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Hi");

        await maria.AssignedToAsync("ann@example.com");
        await shop.AlertsOnceAsync(open => open.Contains("wati_scope_missing sends") && !open.Contains(Alert));
        (await shop.SettledAsync(maria)).HandoffReason.ShouldBe("scope_missing");
    }
}
