using Byoa.Saas.Simulators.Behaviour;

namespace Byoa.Saas.Tests.Conversations;

public sealed class Answering_a_customer(World world)
{
    [Theory]
    [InlineData("v1")]
    [InlineData("v3")]
    public async Task a_greeting_is_answered_once_through_either_api(string generation)
    {
        var shop = await world.NewShopAsync(new ShopWishes { Generation = generation });
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Hi");

        (await maria.HearsAsync()).ShouldBe(["Hello from Radhaus!"]);
        var timeline = await shop.SettledAsync(maria);
        timeline.CustomerTexts.ShouldBe(["Hi"]);
        timeline.TurnReasons.ShouldBe(["answered"]);
    }

    [Fact]
    public async Task a_burst_of_three_gets_one_reply_to_all_of_it()
    {
        var shop = await world.NewShopAsync(new ShopWishes { SettleSeconds = 1 });
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Hi");
        await maria.WritesAsync("When are you open?");
        await maria.WritesAsync("And what is an inspection?");

        await maria.HearsAsync();
        var timeline = await shop.SettledAsync(maria);
        timeline.CustomerTexts.Count.ShouldBe(3);
        timeline.Count("turn_started").ShouldBe(1);
        var reply = maria.Heard().ShouldHaveSingleItem().ShouldNotBeNull();
        reply.ShouldContain("Hello");
        reply.ShouldContain("We are open");
        reply.ShouldContain("89 EUR");
    }

    [Fact]
    public async Task a_message_during_the_model_call_supersedes_the_draft_and_keeps_its_tokens()
    {
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer();
        using var asked = shop.Model.Hold("chat", GatePoint.BeforeAcceptance);
        await maria.WritesAsync("Hi");
        await asked.HoldsAsync();

        await maria.WritesAsync("When are you open?");
        await shop.TimelineOnceAsync(maria, seen => seen.CustomerTexts.Count == 2);
        asked.Release();

        await maria.HearsAsync();
        var timeline = await shop.SettledAsync(maria);
        maria.Heard().ShouldHaveSingleItem().ShouldNotBeNull().ShouldContain("We are open");
        timeline.Count("draft_superseded").ShouldBe(1);
        timeline.Of("model_answered").Count(answer => answer.Fact.GetProperty("usage").GetProperty("input").GetInt64() > 0).ShouldBe(2);
    }

    [Fact]
    public async Task a_question_asked_before_the_chat_was_assigned_is_found_in_history()
    {
        var shop = await world.NewShopAsync(new ShopWishes { NewChats = Simulators.Wati.Accounts.AutoAssignment.ToAiAfterTheMessage });
        var maria = shop.NewCustomer();

        await maria.WritesAsync("When are you open?");

        (await maria.HearsAsync()).ShouldHaveSingleItem().ShouldNotBeNull().ShouldContain("We are open");
        (await shop.SettledAsync(maria)).Of("history_imported").First().Fact.GetProperty("pending").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task a_tool_call_takes_effect_before_the_reply()
    {
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer();

        await maria.WritesAsync("I would bring my bike on Thursday");

        (await maria.HearsAsync()).ShouldHaveSingleItem().ShouldNotBeNull().ShouldContain("Thursday suits us well");
        maria.Attributes["preferred_day"].ShouldBe("Thursday");
        (await shop.SettledAsync(maria)).Of("tool_call_finished").Single().Fact.GetProperty("succeeded").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task choices_are_offered_and_the_tapped_one_is_understood()
    {
        var shop = await world.NewShopAsync(new ShopWishes { Prompt = "You are the assistant of Zahnarztpraxis Dr. Weber." });
        var jonas = shop.NewCustomer("Jonas");

        await jonas.WritesAsync("I need an appointment");
        await jonas.HearsAsync();
        await jonas.TapsAsync("Tue 14:30");

        (await jonas.HearsAsync(2))[1].ShouldNotBeNull().ShouldContain("Tue 14:30");
        jonas.Attributes["appointment"].ShouldBe("Tue 14:30");
    }

    [Fact]
    public async Task a_resolved_chat_is_taken_again_when_the_customer_returns()
    {
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Thanks, bye");
        await maria.OnceAsync(_ => maria.Status == "solved");
        await shop.TimelineOnceAsync(maria, seen => seen.Has("conversation_resolved") && seen.IsSettledAfter(1));
        await maria.WritesAsync("Hi");

        await maria.HearsAsync(2);
        var timeline = await shop.SettledAsync(maria, turns: 2);
        timeline.Count("conversation_resolved").ShouldBe(1);
        timeline.Count("agent_took_chat").ShouldBe(2);
        maria.Heard()[1].ShouldBe("Hello from Radhaus!");
    }
}
