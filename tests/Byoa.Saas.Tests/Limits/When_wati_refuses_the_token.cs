using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Model.Scripts;
using Byoa.Saas.Tests.Database;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati.Access;
using Byoa.Saas.Wati.Effects;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Wolverine;

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
        var (first, second) = (new string('a', 3_000) + ".", new string('b', 3_000) + ".");
        shop.Model.Script = Script.Parse($"rule always\n  say {first} {second}");

        shop.Wati.RevokeToken(shop.Token);
        await maria.WritesAsync("Hi");
        await shop.AlertsOnceAsync(open => open.Contains(Alert));
        maria.Heard().Count.ShouldBe(1);
        var fresh = $"wati-token-that-is-fresh-and-different-{shop.Identifier}";
        shop.Wati.AddToken(fresh);
        (await shop.AskAsync(HttpMethod.Put, "/wati-token", new { token = fresh })).Expect(204);

        (await maria.HearsAsync(3)).Skip(1).ShouldBe([first, second]);
        await shop.AlertsOnceAsync(open => open.Count == 0);
        (await shop.SettledAsync(maria, turns: 2)).Of("effect_accepted").Count().ShouldBe(3);
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
    public async Task a_probe_nobody_answers_is_given_up_in_time_to_raise_the_alert_within_a_minute()
    {
        var shop = await world.NewShopAsync();
        shop.Wati.RevokeToken(shop.Token);
        FakeTimeProvider clock = new(Now);
        await RefusedAsync(shop, clock.GetUtcNow());
        MuteWati wati = new();
        await using var scope = world.Services.CreateAsyncScope();
        T Of<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
        var probing = ProbeWatiHandler.Handle(
            new ProbeWati(1, null), new Envelope { TenantId = shop.Id }, Of<Tenants>(), Of<ConversationReader>(), Of<AccessPause>(), wati, Of<IMessageBus>(), clock,
            TestContext.Current.CancellationToken);
        await wati.Asked.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

        // The rest of the minute is for the bus, before and after.
        clock.Advance(TimeSpan.FromSeconds(40));

        await probing.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        await shop.AlertsOnceAsync(open => open.Contains(Alert));
        (await ProbesAsync(shop))[0].ShouldBe("1 false");
    }

    [Fact]
    public async Task a_probe_that_wati_answers_with_an_error_raises_the_alert_as_well()
    {
        var shop = await world.NewShopAsync();
        var maria = await shop.AnsweredCustomerAsync();
        shop.Wati.Knobs.Set(Knob.Unauthorized("sendText", times: null));
        shop.Wati.Knobs.Set(Knob.ErrorBeforeAcceptance("getContacts", times: null));

        await maria.WritesAsync("Hi");

        await shop.AlertsOnceAsync(open => open.Contains(Alert));
        (await ProbesAsync(shop)).ShouldAllBe(probe => probe.EndsWith(" false"));
        shop.Wati.Knobs.Clear();
        (await maria.HearsAsync(2)).Count.ShouldBe(2);
        await shop.AlertsOnceAsync(open => open.Count == 0);
    }

    [Fact]
    public async Task what_the_agent_wants_to_store_is_stored_once_it_is_taken_again()
    {
        var shop = await world.NewShopAsync();
        var maria = await shop.AnsweredCustomerAsync();
        shop.Model.Script = Script.Parse(
            """
            rule stored
              if after any
              say Noted.

            rule start
              call update_contact_attributes {"attributes":{"preferred_day":"Thursday"}}
            """);

        shop.Wati.RevokeToken(shop.Token);
        await maria.WritesAsync("Thursday suits me");
        await shop.AlertsOnceAsync(open => open.Contains(Alert));
        (await shop.TimelineAsync(maria)).Has("tool_call_finished").ShouldBeFalse();
        shop.Wati.AddToken(shop.Token);

        (await maria.HearsAsync(2))[1].ShouldBe("Noted.");
        maria.Attributes["preferred_day"].ShouldBe("Thursday");
    }

    [Fact]
    public async Task a_probe_whose_message_was_lost_is_renewed_once_however_many_wait()
    {
        var shop = await world.NewShopAsync();
        await RefusedAsync(shop, Now.AddMinutes(-10));
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
        await RefusedAsync(shop, Now.AddMinutes(-10));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.TellAsync(shop, new RenewWatiProbe(1))));

        outcomes.Count(outcome => outcome.IsAccepted).ShouldBe(1);
        outcomes.Where(outcome => !outcome.IsAccepted).ShouldAllBe(outcome => outcome.Result == OutcomeResult.Ignored);
        await shop.AlertsOnceAsync(open => open.Contains(Alert));
        (await AccessEventsAsync(shop)).Count(type => type == "wati_probe_renewed").ShouldBe(1);
    }

    private DateTimeOffset Now => world.Services.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>As it is when the message of the first probe is gone.</summary>
    private async Task RefusedAsync(Shop shop, DateTimeOffset at)
    {
        await using var session = world.Services.GetRequiredService<IDocumentStore>().LightweightSession(shop.Id);
        session.Events.Append(AccessStream.Id, new WatiAccessRefused("sends", at));
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Each failed probe's number, and whether it proved the token refused.</summary>
    private Task<IReadOnlyList<string>> ProbesAsync(Shop shop) => Sql.LinesAsync(
        world.Database,
        $"select concat_ws(' ', data ->> 'probe', data ->> 'isProven') from byoa.mt_events where tenant_id = '{shop.Id}' and type = 'wati_probe_failed' order by version");

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

    [Fact]
    public async Task a_chat_that_alone_is_forbidden_goes_to_a_person_and_the_tenants_others_go_on()
    {
        var shop = await world.NewShopAsync();
        var (maria, otto) = (shop.NewCustomer(), shop.NewCustomer("Otto"));
        shop.Wati.Knobs.Set(Knob.Unauthorized("sendText", times: null) with { Status = 403, Naming = maria.Phone });

        await maria.WritesAsync("Hi");
        await maria.AssignedToAsync("ann@example.com");
        (await shop.SettledAsync(maria)).HandoffReason.ShouldBe("scope_missing");
        await otto.WritesAsync("Hi");

        (await otto.HearsAsync()).ShouldBe(["Hello from Radhaus!"]);
        await shop.AlertsOnceAsync(open => open.SequenceEqual([$"wati_scope_missing sends {maria.ConversationId}"]));
        (await AccessEventsAsync(shop)).Count(type => type == "wati_access_refused").ShouldBe(3);
    }

    [Fact]
    public async Task a_picture_that_alone_is_forbidden_is_done_without_however_often_other_chats_are_accepted_in_between()
    {
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer();
        shop.Wati.Knobs.Set(Knob.Unauthorized("getMedia", times: null) with { Status = 403 });
        shop.Wati.OnRequest("getContacts", GatePoint.BeforeAcceptance, () => world.TellAsync(shop, new ConfirmWatiScope("others", "another-chat")));

        await maria.SendsImageAsync(caption: "What is this?");

        await maria.HearsAsync();
        var read = (await shop.SettledAsync(maria)).Of("media_read").Single().Fact.GetProperty("content");
        (read.GetProperty("is").GetString(), read.GetProperty("code").GetString()).ShouldBe(("unreadable", "media_unavailable"));
        (await AccessEventsAsync(shop)).Count(type => type == "wati_access_refused").ShouldBe(3);
    }
}
