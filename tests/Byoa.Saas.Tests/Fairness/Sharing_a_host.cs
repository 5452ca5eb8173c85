using System.Threading.RateLimiting;
using Byoa.Saas.AgentRuntime.Model;
using Byoa.Saas.Ingress;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Tests.Ingress;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Tests.Fairness;

public sealed class Sharing_a_host(World world)
{
    private TenantWork Work => world.Services.GetRequiredService<TenantWork>();

    [Fact]
    public async Task a_tenant_at_its_bound_is_put_off_and_answered_in_the_end_while_others_are_answered_at_once()
    {
        var (flooding, other) = (await world.NewShopAsync(), await world.NewShopAsync());
        var places = Fill(() => Work.TryBegin(flooding.Id));
        using PutOff turn = new(flooding.Id, "RunTurn");
        var (maria, ben) = (flooding.NewCustomer(), other.NewCustomer());

        await maria.WritesAsync("Hi");
        await turn.HappensAsync();
        await ben.WritesAsync("Hi");
        await ben.HearsAsync();
        maria.Heard().ShouldBeEmpty();

        places.ForEach(place => place.Dispose());
        (await maria.HearsAsync()).ShouldBe(["Hello from Radhaus!"]);
    }

    [Fact]
    public async Task a_turn_that_has_begun_goes_on_although_fresh_ones_are_put_off()
    {
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer();
        using var asking = shop.Model.Hold("chat", GatePoint.BeforeAcceptance);
        await maria.WritesAsync("Hi");
        await asking.HoldsAsync();
        var places = Fill(() => Work.TryBegin(shop.Id));

        asking.Release();

        // Its reply is owed in places of its own.
        (await maria.HearsAsync()).ShouldBe(["Hello from Radhaus!"]);
        places.ForEach(place => place.Dispose());
    }

    [Fact]
    public async Task sends_without_any_place_are_put_off_and_go_out_in_the_end()
    {
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer();
        shop.Wati.Knobs.Set(Knob.TooManyRequests("sendText", TimeSpan.FromSeconds(2)));
        await maria.WritesAsync("Hi");
        await shop.TimelineOnceAsync(maria, seen => seen.Has("effect_deferred"));
        using PutOff send = new(shop.Id, "CarryOutEffects");
        using CancellationTokenSource enough = new();
        // Whoever has just deferred the send may still be about to give its place back.
        var places = KeepFullAsync(() => Work.TryGoOn(shop.Id), enough.Token);

        await send.HappensAsync();
        maria.Heard().ShouldBeEmpty();

        await enough.CancelAsync();
        (await places).ForEach(place => place.Dispose());
        (await maria.HearsAsync()).ShouldBe(["Hello from Radhaus!"]);
    }

    [Fact]
    public async Task a_tenant_at_its_bound_of_model_calls_waits_without_claiming_one()
    {
        var (busy, other) = (await world.NewShopAsync(), await world.NewShopAsync());
        var calls = world.Services.GetRequiredService<ModelPlaces>();
        List<RateLimitLease> places = [];
        for (var place = 0; place < world.Services.GetRequiredService<IOptions<ModelOptions>>().Value.MostCallsAtOnce; place++)
            places.Add(await calls.TakeAsync(busy.Id, TestContext.Current.CancellationToken));
        var (maria, ben) = (busy.NewCustomer(), other.NewCustomer());

        await maria.WritesAsync("Hi");
        await busy.TimelineOnceAsync(maria, seen => seen.Has("contact_read"));
        await ben.WritesAsync("Hi");
        await ben.HearsAsync();
        (await busy.TimelineAsync(maria)).Has("model_call_claimed").ShouldBeFalse();

        places.ForEach(place => place.Dispose());
        await maria.HearsAsync();
        (await busy.SettledAsync(maria)).Count("model_call_claimed").ShouldBe(1);
    }

    [Fact]
    public async Task a_webhook_that_finds_no_place_is_to_come_again_and_another_tenants_is_stored()
    {
        var (flooding, other) = (await world.NewShopAsync(), await world.NewShopAsync());
        var door = world.Services.GetRequiredService<IngestPlaces>();
        List<RateLimitLease> places = [];
        for (var place = 0; place < world.Services.GetRequiredService<IOptions<IngressOptions>>().Value.MostAtOnce; place++)
            places.Add((await door.TakeAsync(flooding.Id, TestContext.Current.CancellationToken))!);
        var body = new WebhookBody().WithAnn().ToJsonString();

        var busy = await flooding.PostWebhookAsync(body);

        busy.ShouldRefuse(503, "tenant_busy");
        busy.RetryAfter.ShouldBe("2");
        (await other.PostWebhookAsync(body)).Status.ShouldBe(200);
        places.ForEach(place => place.Dispose());
        (await flooding.PostWebhookAsync(body)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task a_whole_inbox_given_back_is_answered_in_the_end_and_nobody_is_handed_over_for_waiting()
    {
        var shop = await world.NewShopAsync(new ShopWishes
        {
            Handoff = new { keywords = new[] { "refund" }, @operator = "ann@example.com", customerMessage = "Ann takes over." },
            OwnershipCheck = new { mode = "never" },
        });
        var customers = Enumerable.Range(0, 20).Select(n => shop.NewCustomer($"Customer {n}")).ToList();
        foreach (var customer in customers)
            await customer.WritesAsync("About a refund: when are you open?");
        foreach (var customer in customers)
        {
            await customer.AssignedToAsync("ann@example.com");
            await shop.SettledAsync(customer);
        }
        // Each chat needs a look at who has it and one at what was said, and twenty were made just now.
        (await shop.AskAsync(HttpMethod.Put, "/wati-limits", new { messages = 30 })).Expect(204);

        foreach (var customer in customers)
            await shop.Wati.AssignAsync(customer, SimulatedAccount.Ai);

        foreach (var customer in customers)
        {
            (await customer.HearsAsync(2))[1].ShouldNotBeNull().ShouldContain("We are open");
            var timeline = await shop.SettledAsync(customer, turns: 2);
            timeline.Count("handed_to_person").ShouldBe(1);
            timeline.Has("reassignment_dismissed").ShouldBeFalse();
        }
    }

    private static async Task<List<RateLimitLease>> KeepFullAsync(Func<RateLimitLease> take, CancellationToken enough)
    {
        var places = Fill(take);
        using PeriodicTimer soon = new(TimeSpan.FromMilliseconds(20));
        try
        {
            while (await soon.WaitForNextTickAsync(enough))
                places.AddRange(Fill(take));
        }
        catch (OperationCanceledException) { }
        return places;
    }

    private static List<RateLimitLease> Fill(Func<RateLimitLease> take)
    {
        List<RateLimitLease> places = [];
        while (take() is { IsAcquired: true } place)
            places.Add(place);
        return places;
    }
}
