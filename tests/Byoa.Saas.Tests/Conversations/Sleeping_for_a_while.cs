using System.Text.Json;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Tests.Conversations;

public sealed class Sleeping_for_a_while(World world)
{
    private const string Ann = "ann@example.com";
    private const double ThreeSeconds = 0.05;

    [Fact]
    public async Task after_a_colleague_wrote_the_agent_goes_on_by_itself_with_what_waits()
    {
        var shop = await world.NewShopAsync(new ShopWishes { PauseAfterColleagueMinutes = ThreeSeconds });
        shop.ConnectGlobally();
        var maria = await shop.AnsweredCustomerAsync();

        await shop.Wati.HumanWritesAsync(maria, Ann, "Ann here. Anything else?");
        await shop.TimelineOnceAsync(maria, seen => seen.Has("agent_paused"));
        await maria.WritesAsync("When are you open?");

        (await maria.HearsAsync(2))[1].ShouldNotBeNull().ShouldContain("We are open");
        (await shop.SettledAsync(maria, turns: 2)).Of("agent_took_chat").Last().Fact.GetProperty("reason").GetString().ShouldBe("pause_over");
    }

    [Fact]
    public async Task a_chat_that_the_colleague_took_at_Wati_as_well_stays_theirs()
    {
        var shop = await world.NewShopAsync(new ShopWishes { PauseAfterColleagueMinutes = ThreeSeconds });
        shop.ConnectGlobally();
        var maria = await shop.AnsweredCustomerAsync();

        shop.Wati.TakeOver(maria, Ann);
        await shop.Wati.HumanWritesAsync(maria, Ann, "Ann here.");

        var timeline = await shop.TimelineOnceAsync(maria, seen => seen.Has("take_over_renewed"));
        timeline.Has("agent_paused").ShouldBeTrue();
        timeline.Of("agent_took_chat").ShouldHaveSingleItem();
        (await PausedUntilAsync(shop, maria)).ShouldBeNull();
    }

    [Fact]
    public async Task while_Wati_refuses_the_token_at_the_end_the_colleague_keeps_the_chat_and_afterwards_too()
    {
        var shop = await world.NewShopAsync(new ShopWishes { PauseAfterColleagueMinutes = ThreeSeconds });
        shop.ConnectGlobally();
        var maria = await shop.AnsweredCustomerAsync();
        shop.Wati.TakeOver(maria, Ann);
        shop.Wati.Knobs.Set(Knob.Unauthorized("*", times: null));
        await shop.Wati.HumanWritesAsync(maria, Ann, "Ann here.");

        await shop.AlertsOnceAsync(open => open.Contains("wati_token_refused wati-token"));
        (await shop.TimelineAsync(maria)).Of("agent_took_chat").ShouldHaveSingleItem();
        shop.Wati.Knobs.Clear();

        var timeline = await shop.TimelineOnceAsync(maria, seen => seen.Has("take_over_renewed"));
        timeline.Of("take_over_renewed").Single().Fact.GetProperty("reason").GetString().ShouldBe("assigned_to_colleague");
        timeline.Of("agent_took_chat").ShouldHaveSingleItem();
        maria.Heard().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task by_the_api_the_agent_is_silent_until_then_or_until_the_chat_is_handed_back()
    {
        var shop = await world.NewShopAsync();
        var maria = await shop.AnsweredCustomerAsync();

        (await PauseAsync(shop, maria, new { minutes = 30 })).Expect(204);

        var paused = (await shop.TimelineAsync(maria)).Of("agent_paused").Single();
        (await PausedUntilAsync(shop, maria)).ShouldBe(paused.Fact.GetProperty("at").GetDateTimeOffset().AddMinutes(30));
        paused.Text.ShouldNotBeNull().ShouldStartWith("paused: paused until ");
        await maria.WritesAsync("When are you open?");
        var timeline = await shop.TimelineOnceAsync(maria, seen => seen.CustomerTexts.Count == 2);
        timeline.Has("reassignment_noticed").ShouldBeFalse();

        (await shop.HandBackAsync(maria)).Expect(204);
        (await maria.HearsAsync(2))[1].ShouldNotBeNull().ShouldContain("We are open");
        (await PausedUntilAsync(shop, maria)).ShouldBeNull();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"minutes":0}""")]
    [InlineData("""{"minutes":10081}""")]
    public async Task has_bounds(string body)
    {
        var shop = await world.NewShopAsync();

        (await shop.AskAsync(HttpMethod.Post, "/conversations/any/pause", Shop.Text(body))).ShouldRefuse(400, "validation_failed");
    }

    [Fact]
    public async Task a_conversation_nobody_knows_cannot_be_paused()
    {
        var shop = await world.NewShopAsync();

        (await shop.AskAsync(HttpMethod.Post, "/conversations/any/pause", new { minutes = 1 })).ShouldRefuse(404, "conversation_unknown");
    }

    private static Task<Answer> PauseAsync(Shop shop, SimulatedCustomer customer, object body) =>
        shop.AskAsync(HttpMethod.Post, $"/conversations/{customer.ConversationId}/pause", body);

    private static async Task<DateTimeOffset?> PausedUntilAsync(Shop shop, SimulatedCustomer customer)
    {
        var view = (await shop.AskAsync(HttpMethod.Get, $"/conversations/{customer.ConversationId}")).Expect(200);
        return view.TryGetProperty("pausedUntil", out var until) && until.ValueKind != JsonValueKind.Null ? until.GetDateTimeOffset() : null;
    }
}
