using Byoa.Saas.Simulators.Wati.Accounts;
using Byoa.Saas.Tests.Ingress;

namespace Byoa.Saas.Tests.Conversations;

/// <summary>A webhook of the whole account names a colleague as the one who has a chat the agent thinks its own.</summary>
public sealed class Doubting_who_has_the_chat(World world)
{
    private const string Ann = "ann@example.com";

    [Fact]
    public async Task history_is_asked_before_a_word_is_said_and_the_agent_stands_down_when_it_names_her_too()
    {
        var shop = await world.NewShopAsync();
        var maria = await shop.AnsweredCustomerAsync();
        shop.Wati.TakeOver(maria, Ann);

        await WritesInAnnsChatAsync(shop, maria);

        var timeline = await shop.TimelineOnceAsync(maria, seen => seen.Has("agent_stood_down"));
        timeline.Count("ownership_doubted").ShouldBe(1);
        timeline.Of("agent_stood_down").Single().Fact.GetProperty("reason").GetString().ShouldBe("assigned_to_colleague");
        shop.Wati.Counters["sendText"].Requests.ShouldBe(1);
        maria.Heard().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task the_agent_answers_when_history_knows_nothing_of_her()
    {
        var shop = await world.NewShopAsync();
        var maria = await shop.AnsweredCustomerAsync();
        var looks = shop.Wati.Counters["getMessages"].Requests;

        await WritesInAnnsChatAsync(shop, maria);

        (await maria.HearsAsync(2))[1].ShouldNotBeNull().ShouldContain("We are open");
        (await shop.SettledAsync(maria, turns: 2)).Count("ownership_doubted").ShouldBe(1);
        shop.Wati.Counters["getMessages"].Requests.ShouldBeGreaterThan(looks);
    }

    [Fact]
    public async Task a_campaigns_template_in_a_colleagues_name_has_history_asked_and_the_agent_goes_on()
    {
        var shop = await world.NewShopAsync();
        var maria = await shop.AnsweredCustomerAsync();
        var looks = shop.Wati.Counters["getMessages"].Requests;

        await shop.ReceivesOfAccountAsync(new WebhookBody().WithAnn("""{"owner":true,"type":"template","text":"Spring sale!"}""").From(maria)
            .With("eventType", "templateMessageSent").With("timestamp", maria.Transcript()[^1].At.ToUnixTimeSeconds() + 1));
        await shop.TimelineOnceAsync(maria, seen => seen.Has("ownership_doubted"));
        await maria.WritesAsync("When are you open?");

        (await maria.HearsAsync(2))[1].ShouldNotBeNull().ShouldContain("We are open");
        shop.Wati.Counters["getMessages"].Requests.ShouldBeGreaterThan(looks);
        (await shop.SettledAsync(maria, turns: 2)).Has("agent_stood_down").ShouldBeFalse();
    }

    /// <summary>Webhooks tell whole seconds: it is the next one, so that the message is surely later than the chat's becoming the agent's.</summary>
    private static async Task WritesInAnnsChatAsync(Shop shop, SimulatedCustomer customer)
    {
        shop.Wati.SetWebhook(null);
        var message = await customer.WritesAsync("When are you open?");
        await shop.ReceivesAsync(new WebhookBody().WithAnn().From(customer).With("id", message).With("text", "When are you open?")
            .With("ticketId", customer.TicketId).With("timestamp", customer.Transcript()[^1].At.ToUnixTimeSeconds() + 1));
    }
}
