using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;
using Byoa.Saas.Tests.Ingress;

namespace Byoa.Saas.Tests.Conversations;

public sealed class Giving_way_to_people(World world)
{
    private const string Ann = "ann@example.com";

    [Fact]
    public async Task a_take_over_during_the_model_call_leaves_the_customer_to_the_colleague()
    {
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer();
        using var asked = shop.Model.Hold("chat", GatePoint.BeforeAcceptance);
        await maria.WritesAsync("Hi");
        await asked.HoldsAsync();

        (await shop.TakeOverAsync(maria)).Expect(204);
        asked.Release();

        var timeline = await shop.TimelineOnceAsync(maria, seen => seen.Count("turn_ended") == 1);
        await NextTurnIsOverAsync(shop);
        timeline.Of("agent_stood_down").Single().Fact.GetProperty("reason").GetString().ShouldBe("taken_over");
        maria.Heard().ShouldBeEmpty();
        (await shop.TakeOverAsync(maria)).Expect(204);
    }

    [Fact]
    public async Task a_colleague_who_writes_makes_the_agent_stand_down()
    {
        var shop = await world.NewShopAsync();
        shop.ConnectGlobally();
        var maria = shop.NewCustomer();
        using var asked = shop.Model.Hold("chat", GatePoint.BeforeAcceptance);
        await maria.WritesAsync("Hi");
        await asked.HoldsAsync();

        await shop.Wati.HumanWritesAsync(maria, Ann, "Ann here, let me see.");
        var timeline = await shop.TimelineOnceAsync(maria, seen => seen.Has("agent_stood_down"));
        asked.Release();
        await NextTurnIsOverAsync(shop);

        timeline.Of("agent_stood_down").Single().Fact.GetProperty("reason").GetString().ShouldBe("colleague_wrote");
        maria.Heard().ShouldBeEmpty();
    }

    [Fact]
    public async Task a_colleague_who_writes_in_a_chat_the_agent_closed_has_it_until_it_is_assigned_again()
    {
        var shop = await world.NewShopAsync();
        shop.ConnectGlobally();
        var maria = shop.NewCustomer();
        await maria.WritesAsync("Thanks, bye");
        await shop.TimelineOnceAsync(maria, seen => seen.Has("conversation_resolved") && seen.IsSettledAfter(1));

        await shop.Wati.HumanWritesAsync(maria, Ann, "Ann here: your bike is ready.");
        var timeline = await shop.TimelineOnceAsync(maria, seen => seen.Has("agent_stood_down"));
        timeline.Of("agent_stood_down").Single().Fact.GetProperty("reason").GetString().ShouldBe("colleague_wrote");

        await shop.Wati.AssignAsync(maria, SimulatedAccount.Ai);
        await maria.WritesAsync("When are you open?");
        (await maria.HearsAsync(2))[1].ShouldNotBeNull().ShouldContain("We are open");
    }

    [Fact]
    public async Task a_chat_assigned_back_after_the_colleagues_answer_goes_on()
    {
        var shop = await world.NewShopAsync();
        var maria = await GivenToAnnAsync(shop);
        await shop.Wati.HumanWritesAsync(maria, Ann, "Done, the assistant goes on.");

        await shop.Wati.AssignAsync(maria, SimulatedAccount.Ai);
        await maria.WritesAsync("When are you open?");

        (await maria.HearsAsync()).ShouldHaveSingleItem().ShouldNotBeNull().ShouldContain("We are open");
        (await shop.TimelineAsync(maria)).Count("agent_took_chat").ShouldBe(2);
    }

    [Fact]
    public async Task a_question_assigned_back_without_a_word_of_the_colleague_is_answered_whatever_policy_sent_it_away()
    {
        var shop = await world.NewShopAsync(new ShopWishes { Handoff = new { keywords = new[] { "refund" }, @operator = Ann, customerMessage = "Ann takes over." } });
        var maria = shop.NewCustomer();
        await maria.WritesAsync("About a refund: when are you open?");
        await maria.AssignedToAsync(Ann);
        await shop.SettledAsync(maria);

        await shop.Wati.AssignAsync(maria, SimulatedAccount.Ai);

        (await maria.HearsAsync(2))[1].ShouldNotBeNull().ShouldContain("We are open");
    }

    [Fact]
    public async Task a_chat_given_back_in_the_words_of_a_late_assignment_right_after_it_goes_on()
    {
        var shop = await world.NewShopAsync();
        var maria = await GivenToAnnAsync(shop);
        shop.Wati.SetWebhook(null);
        var assigned = new WebhookBody().ChatAssigned(shop).From(maria);
        await shop.ReceivesAsync(assigned);
        await shop.TimelineOnceAsync(maria, seen => seen.Has("reassignment_dismissed"));

        await shop.Wati.HumanWritesAsync(maria, Ann, "Done, the assistant goes on.");
        await maria.WritesAsync("When are you open?");
        await shop.Wati.AssignAsync(maria, SimulatedAccount.Ai);
        await shop.ReceivesAsync(assigned);

        (await maria.HearsAsync()).ShouldHaveSingleItem().ShouldNotBeNull().ShouldContain("We are open");
    }

    [Fact]
    public async Task a_message_from_before_the_hand_off_does_not_take_the_chat_back()
    {
        var shop = await world.NewShopAsync();
        var maria = await GivenToAnnAsync(shop);

        await shop.ReceivesAsync(new WebhookBody().Assigned(shop, """{"text":"Are you there?","timestamp":"1777887000","created":"2026-05-04T09:30:00Z"}""")
            .From(maria));

        var timeline = await shop.TimelineOnceAsync(maria, seen => seen.CustomerTexts.Contains("Are you there?"));
        timeline.Has("reassignment_noticed").ShouldBeFalse();
        timeline.Count("turn_started").ShouldBe(1);
    }

    [Fact]
    public async Task a_chat_handed_back_over_the_api_is_answered_again()
    {
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer();
        await maria.WritesAsync("Hi");
        await maria.HearsAsync();
        (await shop.TakeOverAsync(maria)).Expect(204);
        await maria.WritesAsync("When are you open?");
        await shop.TimelineOnceAsync(maria, seen => seen.CustomerTexts.Count == 2);

        (await shop.HandBackAsync(maria)).Expect(204);

        (await maria.HearsAsync(2))[1].ShouldNotBeNull().ShouldContain("We are open");
    }

    private static async Task<SimulatedCustomer> GivenToAnnAsync(Shop shop)
    {
        var customer = shop.NewCustomer();
        await customer.WritesAsync("Can I talk to a person please?");
        await customer.AssignedToAsync(Ann);
        await shop.SettledAsync(customer);
        return customer;
    }

    /// <summary>Another customer of the same tenant, whose turn runs in the same lane, is answered: what was released before has had its time.</summary>
    private static async Task NextTurnIsOverAsync(Shop shop)
    {
        var other = shop.NewCustomer("Otto");
        await other.WritesAsync("Hi");
        await other.HearsAsync();
        await shop.SettledAsync(other);
    }
}
