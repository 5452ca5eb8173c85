using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Tests.Conversations;

/// <summary>The agent has the chat as far as it knows, and what it should answer is told by no webhook.</summary>
public sealed class Reading_history_anew(World world)
{
    private const string Ann = "ann@example.com";

    [Fact]
    public async Task a_question_that_opened_a_new_ticket_is_found_and_answered()
    {
        var shop = await world.NewShopAsync(new ShopWishes { ReopenedChats = AutoAssignment.ToAiAfterTheMessage });
        var maria = await shop.AnsweredCustomerAsync();
        shop.Wati.SetStatus(maria, "solved");

        await maria.WritesAsync("When are you open?");

        await ShouldBeFoundAsync(shop, maria, "new_ticket");
    }

    [Fact]
    public async Task a_question_asked_while_a_colleague_had_the_chat_is_found_and_answered_when_it_is_assigned_again()
    {
        var (shop, maria) = await AskedInAnnsTimeAsync();

        await shop.Wati.AssignAsync(maria, SimulatedAccount.Ai);

        await ShouldBeFoundAsync(shop, maria, "assigned_again");
    }

    [Fact]
    public async Task what_the_colleague_answered_meanwhile_is_left_alone()
    {
        var (shop, maria) = await AskedInAnnsTimeAsync();
        await shop.Wati.HumanWritesAsync(maria, Ann, "From nine, Maria.");

        await shop.Wati.AssignAsync(maria, SimulatedAccount.Ai);

        (await shop.SettledAsync(maria, turns: 2)).TurnReasons[^1].ShouldBe("nothing_to_answer");
        maria.Heard().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task a_reply_that_waits_for_Wati_is_not_sent_once_a_colleague_has_answered_and_given_the_chat_back()
    {
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer();
        shop.Wati.Knobs.Set(Knob.TooManyRequests("sendText", TimeSpan.FromSeconds(30)));
        await maria.WritesAsync("When are you open?");
        await shop.TimelineOnceAsync(maria, seen => seen.Has("effect_deferred"));

        shop.Wati.TakeOver(maria, Ann);
        await shop.Wati.HumanWritesAsync(maria, Ann, "From nine, Maria.");
        await shop.Wati.AssignAsync(maria, SimulatedAccount.Ai);

        var timeline = await shop.SettledAsync(maria, turns: 2);
        timeline.Of("effect_abandoned").ShouldHaveSingleItem().Fact.GetProperty("reason").GetString().ShouldBe("answered_by_person");
        timeline.TurnReasons[^1].ShouldBe("nothing_to_answer");
        maria.Heard().ShouldBeEmpty();
    }

    [Fact]
    public async Task a_chat_the_agent_is_closing_is_closed_though_it_is_assigned_to_the_agent_once_more()
    {
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer();
        shop.Wati.Knobs.Set(Knob.TooManyRequests("updateStatus", TimeSpan.FromSeconds(2)));
        await maria.WritesAsync("Thanks, bye");
        await shop.TimelineOnceAsync(maria, seen => seen.Has("effect_deferred"));

        await shop.Wati.AssignAsync(maria, SimulatedAccount.Ai);

        await maria.OnceAsync(_ => maria.Status == "solved");
        (await shop.SettledAsync(maria, turns: 2)).TurnReasons[^1].ShouldBe("nothing_to_answer");
    }

    /// <summary>Nobody told us that Ann had the chat.</summary>
    private async Task<(Shop Shop, SimulatedCustomer Customer)> AskedInAnnsTimeAsync()
    {
        var shop = await world.NewShopAsync();
        var maria = await shop.AnsweredCustomerAsync();
        shop.Wati.TakeOver(maria, Ann);
        await maria.WritesAsync("When are you open?");
        return (shop, maria);
    }

    private static async Task ShouldBeFoundAsync(Shop shop, SimulatedCustomer customer, string reason)
    {
        (await customer.HearsAsync(2))[1].ShouldNotBeNull().ShouldContain("We are open");
        var timeline = await shop.SettledAsync(customer, turns: 2);
        timeline.Of("history_outdated").ShouldHaveSingleItem().Fact.GetProperty("reason").GetString().ShouldBe(reason);
        // Even the first question may be known from history before its webhook comes.
        timeline.Count("customer_message_received").ShouldBeLessThanOrEqualTo(1);
        timeline.Count("agent_took_chat").ShouldBe(1);
        timeline.Of("history_imported").Last().Fact.GetProperty("pending").GetArrayLength().ShouldBe(1);
    }
}
