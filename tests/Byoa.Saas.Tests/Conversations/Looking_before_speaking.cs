using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Tests.Ingress;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Effects;
using Byoa.Saas.Wati.Limits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Tests.Conversations;

public sealed class Looking_before_speaking(World world)
{
    private static readonly ShopWishes Careful = new() { OwnershipCheck = new { mode = "always" } };

    [Fact]
    public async Task a_person_who_took_the_chat_at_wati_alone_is_not_talked_over()
    {
        var shop = await world.NewShopAsync(Careful);
        var maria = shop.NewCustomer();
        using var asked = shop.Model.Hold("chat", GatePoint.BeforeAcceptance);
        var aMinuteAgo = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        await shop.ReceivesAsync(new WebhookBody().Assigned(shop, $$"""{"text":"Hi","timestamp":"{{aMinuteAgo.ToUnixTimeSeconds()}}","created":"{{aMinuteAgo:O}}"}""").From(maria));
        await asked.HoldsAsync();

        await shop.Wati.AssignAsync(maria, "ann@example.com");
        asked.Release();

        await shop.TimelineOnceAsync(maria, seen => seen.Has("agent_stood_down") && seen.Has("effect_abandoned"));
        maria.Heard().ShouldBeEmpty();
    }

    [Fact]
    public async Task the_look_and_the_word_take_one_place_among_the_calls_under_way()
    {
        var shop = await world.NewShopAsync(Careful);
        var admission = world.Services.GetRequiredService<CallAdmission>();
        List<IDisposable> others = [];
        for (var place = 1; place < world.Services.GetRequiredService<IOptions<LimitOptions>>().Value.CallsAtOnce; place++)
            others.Add(await admission.BeginAsync(new WatiAccount(shop.Id, world.Vendors.Wati.Origin, null, WatiGeneration.V1), TestContext.Current.CancellationToken));
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Hi");

        (await maria.HearsAsync()).ShouldBe(["Hello from Radhaus!"]);
        others.ForEach(place => place.Dispose());
    }

    [Fact]
    public async Task when_the_claim_took_long_it_looks_again_and_speaks_then()
    {
        var shop = await world.NewShopAsync(Careful);
        var maria = await shop.AnsweredCustomerAsync();
        using var looking = shop.Wati.Hold("getMessages", GatePoint.AfterAcceptance);
        await maria.WritesAsync("When are you open?");
        await looking.HoldsAsync();
        TaskCompletionSource claimable = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = world.Services.GetRequiredService<TenantWork>();
        var steps = Enumerable.Range(0, world.Services.GetRequiredService<IOptions<WorkOptions>>().Value.MostStepsAtOnce)
            .Select(_ => work.StepAsync(shop.Id, async () => { await claimable.Task; return true; }, TestContext.Current.CancellationToken)).ToList();

        looking.Release();
        var longerThanALookCounts = TimeSpan.FromSeconds(world.Services.GetRequiredService<IOptions<EffectOptions>>().Value.LookCountsSeconds + 1);
        await Task.Delay(longerThanALookCounts, TimeProvider.System, TestContext.Current.CancellationToken);
        claimable.SetResult();

        (await maria.HearsAsync(2))[1].ShouldNotBeNull().ShouldContain("We are open");
        var timeline = await shop.SettledAsync(maria, turns: 2);
        timeline.Of("effect_deferred").First().Fact.GetProperty("code").GetString().ShouldBe("look_outdated");
        timeline.Count("effect_accepted").ShouldBe(2);
        await Task.WhenAll(steps);
    }
}
