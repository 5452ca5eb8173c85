using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;
using Byoa.Saas.Tests.Ingress;

namespace Byoa.Saas.Tests.Conversations;

/// <summary>The account has an approved template, "Hello {{name}}, may we help you further?".</summary>
public sealed class Meeting_the_session_window(World world)
{
    private const string Ann = "ann@example.com";
    private const string FollowUp = "Hello Maria, may we help you further?";

    private static readonly object Template = new { template = "follow_up", parameters = new { name = "{customer.name|there}" } };

    /// <summary>What is left of the window when a test is about its closing: enough for a turn to come as far as it should.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    public static TheoryData<string> Generations => ["v1", "v3"];

    [Theory, MemberData(nameof(Generations))]
    public async Task closed_before_the_turn_the_template_goes_out_unasked_and_the_returning_customer_is_answered(string generation)
    {
        var (shop, maria) = await LateAsync(TimeSpan.FromHours(25), new ShopWishes { Generation = generation, ClosedWindow = Template });

        (await maria.HearsAsync()).ShouldBe([FollowUp]);
        var timeline = await shop.SettledAsync(maria);
        timeline.TurnReasons.ShouldBe(["template_sent"]);
        timeline.Of("template_decided").ShouldHaveSingleItem().Text.ShouldBe("[template follow_up: name = Maria]");
        shop.Model.Counters["chat"].Requests.ShouldBe(0);

        await shop.Wati.AssignAsync(maria, SimulatedAccount.Ai);
        await maria.WritesAsync("Hi");

        (await maria.HearsAsync(2))[1].ShouldBe("Hello from Radhaus!");
        shop.Model.Requests[^1].Body["messages"]!.ToJsonString().ShouldContain(FollowUp);
        (await shop.SettledAsync(maria, turns: 2)).HandoffReason.ShouldBeNull();
    }

    [Fact]
    public async Task a_parameter_without_a_value_keeps_the_template_back_and_a_person_gets_the_chat()
    {
        var (shop, maria) = await LateAsync(
            TimeSpan.FromHours(25), new ShopWishes { ClosedWindow = new { template = "follow_up", parameters = new { name = "{attribute:pet}" } } });

        await maria.AssignedToAsync(Ann);
        (await shop.SettledAsync(maria)).HandoffReason.ShouldBe("template_incomplete");
        maria.Heard().ShouldBeEmpty();
    }

    [Fact]
    public async Task closing_while_the_model_works_it_drops_the_draft_for_the_template_and_keeps_its_tokens()
    {
        var (shop, maria) = await LateAsync(TimeSpan.FromHours(24) - Rest, new ShopWishes { ClosedWindow = Template }, slow: Knob.Latency("chat", Rest));

        (await maria.HearsAsync()).ShouldBe([FollowUp]);
        var timeline = await shop.SettledAsync(maria);
        timeline.TurnReasons.ShouldBe(["template_sent"]);
        timeline.Count("draft_expired").ShouldBe(1);
        timeline.Of("model_answered").ShouldHaveSingleItem().Fact.GetProperty("usage").GetProperty("input").GetInt64().ShouldBePositive();
    }

    [Fact]
    public async Task closing_while_a_reply_waits_to_be_sent_it_is_not_sent_and_the_template_is()
    {
        var (shop, maria) = await LateAsync(
            TimeSpan.FromHours(24) - Rest, new ShopWishes { ClosedWindow = Template }, Knob.TooManyRequests("sendText", Rest + TimeSpan.FromSeconds(1), times: null));

        (await maria.HearsAsync()).ShouldBe([FollowUp]);
        var timeline = await shop.SettledAsync(maria);
        timeline.TurnReasons.ShouldBe(["answered"]);
        timeline.Of("effect_abandoned").ShouldHaveSingleItem().Fact.GetProperty("reason").GetString().ShouldBe("window_closed");
        timeline.HandoffReason.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Generations))]
    public async Task told_by_Watis_refusal_the_template_stands_in_for_the_reply(string generation)
    {
        var (shop, maria) = await ClosedUnnoticedAsync(new ShopWishes { Generation = generation, ClosedWindow = Template });

        (await maria.HearsAsync()).ShouldBe([FollowUp]);
        var timeline = await shop.SettledAsync(maria);
        timeline.Of("effect_refused").ShouldHaveSingleItem().Fact.GetProperty("code").GetString().ShouldBe("window_closed");
        timeline.Has("template_decided").ShouldBeTrue();
        timeline.HandoffReason.ShouldBeNull();
    }

    [Fact]
    public async Task told_by_a_late_failure_the_template_stands_in_for_the_reply()
    {
        var (shop, maria) = await ClosedUnnoticedAsync(new ShopWishes { ClosedWindow = Template, Quirks = new Quirks { ClosedWindowFailsLate = true } });

        await maria.OnceAsync(entries => entries.Any(entry => entry.Text == FollowUp));
        var timeline = await shop.TimelineOnceAsync(maria, seen => seen.Count("effect_accepted") == 2);
        timeline.Has("template_decided").ShouldBeTrue();
        timeline.HandoffReason.ShouldBeNull();
        maria.Heard().Count(text => text == FollowUp).ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task without_a_template_a_person_gets_the_chat(bool late)
    {
        var (shop, maria) = await ClosedUnnoticedAsync(new ShopWishes { Quirks = new Quirks { ClosedWindowFailsLate = late } });

        await maria.AssignedToAsync(Ann);
        (await shop.TimelineOnceAsync(maria, seen => seen.Has("handed_to_person"))).HandoffReason.ShouldBe("window_closed");
    }

    [Fact]
    public async Task a_template_Wati_refuses_is_not_followed_by_another_and_the_agency_is_told()
    {
        var (shop, maria) = await ClosedUnnoticedAsync(new ShopWishes { ClosedWindow = new { template = "never_approved" } });

        await maria.AssignedToAsync(Ann);
        var timeline = await shop.SettledAsync(maria);
        timeline.HandoffReason.ShouldBe("template_undeliverable");
        timeline.Count("template_decided").ShouldBe(1);
        maria.Heard().ShouldBeEmpty();
        (await shop.AlertsOnceAsync(alerts => alerts.Count > 0)).ShouldBe(["template_refused never_approved"]);
    }

    [Theory, MemberData(nameof(Generations))]
    public async Task a_template_whose_answer_was_lost_is_found_and_not_sent_again(string generation)
    {
        var (shop, maria) = await LateAsync(
            TimeSpan.FromHours(25), new ShopWishes { Generation = generation, ClosedWindow = Template }, Knob.LostAnswer("sendTemplate"));

        var timeline = await shop.SettledAsync(maria);
        timeline.Has("effect_uncertain").ShouldBeTrue();
        timeline.Of("effect_accepted").ShouldHaveSingleItem().Fact.GetProperty("reconciled").GetBoolean().ShouldBeTrue();
        maria.Heard().ShouldBe([FollowUp]);
    }

    /// <summary>The webhook of a message so old comes now.</summary>
    private async Task<(Shop Shop, SimulatedCustomer Customer)> LateAsync(TimeSpan age, ShopWishes wishes, Knob? fault = null, Knob? slow = null)
    {
        var shop = await world.NewShopAsync(wishes with { NewChats = AutoAssignment.ByHand });
        if (fault is not null)
            shop.Wati.Knobs.Set(fault);
        if (slow is not null)
            shop.Model.Knobs.Set(slow);
        var maria = shop.NewCustomer();
        var message = await maria.WritesAsync("Hi");
        shop.Wati.Age(maria, age);
        await shop.ReceivesAsync(new WebhookBody().Assigned(shop).With("id", message).From(maria).With("senderName", "Maria")
            .With("timestamp", maria.Transcript()[0].At.ToUnixTimeSeconds()));
        return (shop, maria);
    }

    /// <summary>While the model works, a day passes at Wati that we know nothing of.</summary>
    private async Task<(Shop Shop, SimulatedCustomer Customer)> ClosedUnnoticedAsync(ShopWishes wishes)
    {
        var shop = await world.NewShopAsync(wishes);
        shop.ConnectGlobally();
        var maria = shop.NewCustomer();
        using var asked = shop.Model.Hold("chat", GatePoint.BeforeAcceptance);
        await maria.WritesAsync("Hi");
        await asked.HoldsAsync();
        shop.Wati.Age(maria, TimeSpan.FromHours(25));
        asked.Release();
        return (shop, maria);
    }
}
