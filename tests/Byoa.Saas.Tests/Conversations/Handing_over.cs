using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Model.Scripts;
using Byoa.Saas.Simulators.Wati.Accounts;
using Byoa.Saas.Tests.Ingress;

namespace Byoa.Saas.Tests.Conversations;

public sealed class Handing_over(World world)
{
    private const string Ann = "ann@example.com";

    [Fact]
    public async Task by_the_models_tool_tells_the_customer_the_colleague_and_the_timeline()
    {
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer();

        await maria.WritesAsync("My mechanic question is a long one");

        await maria.AssignedToAsync(Ann);
        (await shop.SettledAsync(maria)).HandoffReason.ShouldBe("model_handed_over");
        maria.Heard().ShouldBe(["Of course. A colleague will write to you here shortly."]);
        maria.Attributes["handoff_summary"].ShouldContain("mechanic");
    }

    [Fact]
    public async Task a_summary_that_cannot_be_stored_does_not_keep_the_colleague_from_the_chat()
    {
        var shop = await world.NewShopAsync();
        shop.Wati.Knobs.Set(Knob.ErrorBeforeAcceptance("updateAttributes", times: null));
        var maria = shop.NewCustomer();

        await maria.WritesAsync("My mechanic question is a long one");

        await maria.AssignedToAsync(Ann);
        maria.Attributes.ContainsKey("handoff_summary").ShouldBeFalse();
        shop.Wati.Knobs.Clear();
        await shop.SettledAsync(maria);
        maria.Attributes["handoff_summary"].ShouldContain("mechanic");
    }

    [Fact]
    public async Task at_the_customers_word_needs_no_model()
    {
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Can I speak to a human?");

        await maria.AssignedToAsync(Ann);
        (await shop.SettledAsync(maria)).HandoffReason.ShouldBe("customer_asked_for_person");
        shop.Model.Counters["chat"].Requests.ShouldBe(0);
    }

    [Fact]
    public async Task by_a_keyword_says_the_policys_words()
    {
        var shop = await world.NewShopAsync(new ShopWishes { Handoff = new { keywords = new[] { "refund" }, @operator = Ann, customerMessage = "Ann takes over." } });
        var maria = shop.NewCustomer();

        await maria.WritesAsync("I want a REFUND!");

        await maria.AssignedToAsync(Ann);
        (await shop.SettledAsync(maria)).HandoffReason.ShouldBe("keyword");
        maria.Heard().ShouldBe(["Ann takes over."]);
    }

    [Fact]
    public async Task outside_business_hours_asks_no_model()
    {
        var never = new { timeZone = "Europe/Berlin", open = Array.Empty<object>() };
        var shop = await world.NewShopAsync(new ShopWishes { Handoff = new { businessHours = never, @operator = Ann, customerMessage = "We are closed." } });
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Hi");

        await maria.AssignedToAsync(Ann);
        (await shop.SettledAsync(maria)).HandoffReason.ShouldBe("outside_business_hours");
        maria.Heard().ShouldBe(["We are closed."]);
        shop.Model.Counters["chat"].Requests.ShouldBe(0);
    }

    [Fact]
    public async Task to_a_team_assigns_the_team()
    {
        var shop = await world.NewShopAsync(new ShopWishes { Handoff = new { keywords = new[] { "refund" }, teams = new[] { "Support" } } });
        var maria = shop.NewCustomer();

        await maria.WritesAsync("refund");

        await maria.OnceAsync(entries => entries.Any(entry => entry.Text?.Contains("team Support", StringComparison.Ordinal) == true));
        (await shop.SettledAsync(maria)).HandoffReason.ShouldBe("keyword");
    }

    [Theory]
    [InlineData(500, "model_unavailable")]
    [InlineData(429, "model_unavailable")]
    [InlineData(401, "model_misconfigured")]
    [InlineData(404, "model_misconfigured")]
    public async Task when_the_model_fails_is_done_in_place_of_silence(int status, string reason)
    {
        var shop = await world.NewShopAsync();
        shop.Model.Knobs.Set(Knob.ErrorBeforeAcceptance("chat", times: null, status));
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Hi");

        await maria.AssignedToAsync(Ann);
        var timeline = await shop.SettledAsync(maria);
        timeline.HandoffReason.ShouldBe(reason);
        timeline.Has("model_call_failed").ShouldBeTrue();
    }

    [Fact]
    public async Task is_not_needed_when_the_model_recovers()
    {
        var shop = await world.NewShopAsync();
        shop.Model.Knobs.Set(Knob.ErrorBeforeAcceptance("chat", times: 1));
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Hi");

        await maria.HearsAsync();
        (await shop.SettledAsync(maria)).HandoffReason.ShouldBeNull();
    }

    [Theory]
    [InlineData(Fault.FinishLength, "model_refused")]
    [InlineData(Fault.ContentFilter, "model_refused")]
    [InlineData(Fault.MalformedJson, "model_unavailable")]
    public async Task when_the_models_answer_is_of_no_use_has_a_reason(Fault fault, string reason)
    {
        var shop = await world.NewShopAsync();
        shop.Model.Knobs.Set(new Knob("chat", fault));
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Hi");

        var timeline = await shop.SettledAsync(maria);
        timeline.HandoffReason.ShouldBe(reason, timeline.ToString());
        maria.Heard().ShouldBeEmpty();
    }

    [Fact]
    public async Task after_too_many_steps_ends_a_model_that_only_calls_tools()
    {
        var shop = await world.NewShopAsync();
        shop.Model.Script = Script.Parse(
            """
            rule start
              call update_contact_attributes {"attributes":{"round":"one"}}

            rule again
              if after any
              call update_contact_attributes {"attributes":{"round":"more"}}
            """);
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Hi");

        await maria.AssignedToAsync(Ann);
        (await shop.SettledAsync(maria)).HandoffReason.ShouldBe("step_limit");
    }

    [Fact]
    public async Task outside_the_session_window_asks_no_model_and_says_nothing()
    {
        var shop = await world.NewShopAsync(new ShopWishes { NewChats = AutoAssignment.ByHand });
        var maria = shop.NewCustomer();
        var message = await maria.WritesAsync("Hi");
        shop.Wati.Age(maria, TimeSpan.FromHours(25));

        await shop.ReceivesAsync(new WebhookBody().Assigned(shop).With("id", message).From(maria)
            .With("timestamp", maria.Transcript()[0].At.ToUnixTimeSeconds()));

        await maria.AssignedToAsync(Ann);
        (await shop.SettledAsync(maria)).HandoffReason.ShouldBe("window_closed");
        maria.Heard().ShouldBeEmpty();
        shop.Model.Counters["chat"].Requests.ShouldBe(0);
    }

    [Fact]
    public async Task is_done_for_a_question_of_the_day_before_that_stands_in_history_alone()
    {
        var shop = await world.NewShopAsync(new ShopWishes { NewChats = AutoAssignment.ByHand });
        var maria = shop.NewCustomer();
        await maria.WritesAsync("Hi");
        shop.Wati.Age(maria, TimeSpan.FromHours(25));

        await shop.Wati.AssignAsync(maria, SimulatedAccount.Ai);

        (await shop.SettledAsync(maria)).HandoffReason.ShouldBe("window_closed");
        maria.Heard().ShouldBeEmpty();
    }

    [Fact]
    public async Task is_not_done_for_a_question_of_the_week_before_and_the_silence_has_a_reason()
    {
        var shop = await world.NewShopAsync(new ShopWishes { NewChats = AutoAssignment.ByHand });
        var maria = shop.NewCustomer();
        await maria.WritesAsync("Hi");
        shop.Wati.Age(maria, TimeSpan.FromDays(7));

        await shop.Wati.AssignAsync(maria, SimulatedAccount.Ai);

        (await shop.SettledAsync(maria)).TurnReasons.ShouldBe(["nothing_to_answer"]);
        maria.Heard().ShouldBeEmpty();
    }
}
