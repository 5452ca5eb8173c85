using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Model.Scripts;

namespace Byoa.Saas.Tests.Conversations;

public sealed class Stopping_at_a_breaker(World world)
{
    private const string Ann = "ann@example.com";

    [Fact]
    public async Task a_flood_ends_the_running_turn_and_costs_no_more_model_calls()
    {
        var shop = await world.NewShopAsync(new ShopWishes { Breakers = new { customerMessages = 4, customerSeconds = 600 } });
        var maria = shop.NewCustomer();
        using var asked = shop.Model.Hold("chat", GatePoint.BeforeAcceptance);
        await maria.WritesAsync("Hi");
        await asked.HoldsAsync();

        foreach (var more in Enumerable.Range(2, 6))
            await maria.WritesAsync($"{more}. When are you open?");
        await maria.AssignedToAsync(Ann);
        asked.Release();

        var timeline = await shop.TimelineOnceAsync(maria, seen => seen.CustomerTexts.Count == 7 && seen.IsSettledAfter(1));
        timeline.TurnReasons.ShouldBe(["customer_flood"]);
        timeline.HandoffReason.ShouldBe("customer_flood");
        timeline.Count("breaker_tripped").ShouldBe(1);
        maria.Heard().ShouldBeEmpty();
        shop.Model.Counters["chat"].Requests.ShouldBe(1);
        (await shop.AlertsOnceAsync(alerts => alerts.Count == 1)).ShouldBe([$"breaker_tripped {maria.ConversationId}"]);
    }

    [Fact]
    public async Task handing_the_chat_back_clears_the_alert_and_answers_what_waits()
    {
        var shop = await world.NewShopAsync(new ShopWishes { Breakers = new { customerMessages = 1, customerSeconds = 600 }, SettleSeconds = 60 });
        var maria = shop.NewCustomer();
        await maria.WritesAsync("Hi");
        await maria.WritesAsync("When are you open?");
        await maria.AssignedToAsync(Ann);
        await shop.AlertsOnceAsync(alerts => alerts.Count == 1);
        await shop.SetAgentAsync(new ShopWishes { SettleSeconds = 0 });

        (await shop.HandBackAsync(maria)).Expect(204);

        (await maria.HearsAsync()).ShouldHaveSingleItem().ShouldNotBeNull().ShouldContain("We are open");
        await shop.AlertsOnceAsync(alerts => alerts.Count == 0);
    }

    [Fact]
    public async Task the_same_answer_is_not_given_a_third_time()
    {
        var shop = await world.NewShopAsync();
        shop.Model.Script = Script.Parse("rule always\n  say How can I help?");
        var bot = shop.NewCustomer("Another bot");

        foreach (var time in Enumerable.Range(1, 2))
        {
            await bot.WritesAsync("I did not understand.");
            await bot.HearsAsync(time);
            await shop.SettledAsync(bot, time);
        }
        await bot.WritesAsync("I did not understand.");

        await bot.AssignedToAsync(Ann);
        (await shop.SettledAsync(bot, turns: 3)).TurnReasons.ShouldBe(["answered", "answered", "repeated_answer"]);
        bot.Heard().Count.ShouldBe(2);
        await shop.AlertsOnceAsync(alerts => alerts.Contains($"breaker_tripped {bot.ConversationId}"));
    }

    [Fact]
    public async Task replies_faster_than_anybody_reads_end_with_a_person_before_the_model_is_asked_again()
    {
        var shop = await world.NewShopAsync(new ShopWishes { Breakers = new { rapidReplies = 2, rapidSeconds = 3_600 } });
        var bot = shop.NewCustomer("Another bot");
        foreach (var (time, words) in new[] { (1, "Hi"), (2, "When are you open?") })
        {
            await bot.WritesAsync(words);
            await bot.HearsAsync(time);
            await shop.SettledAsync(bot, time);
        }

        await bot.WritesAsync("Hi");

        await bot.AssignedToAsync(Ann);
        (await shop.SettledAsync(bot, turns: 3)).HandoffReason.ShouldBe("reply_loop");
        shop.Model.Counters["chat"].Requests.ShouldBe(2);
        await shop.AlertsOnceAsync(alerts => alerts.Contains($"breaker_tripped {bot.ConversationId}"));
    }
}
