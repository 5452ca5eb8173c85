using Byoa.Saas.Simulators.Behaviour;

namespace Byoa.Saas.Tests.Faults;

public sealed class When_wati_fails(World world)
{
    public static TheoryData<string, string> Faults
    {
        get
        {
            TheoryData<string, string> all = [];
            foreach (var generation in new[] { "v1", "v3" })
                foreach (var fault in new[] { "throttled", "throttled for a second", "500 after acceptance", "500 before", "lost answer", "html page", "empty body", "hang" })
                    all.Add(generation, fault);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task at_a_send_the_customer_still_reads_the_reply_once(string generation, string fault)
    {
        var shop = await world.NewShopAsync(new ShopWishes { Generation = generation });
        shop.Wati.Knobs.Set(KnobOf(fault));
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Hi");

        await maria.HearsAsync();
        var timeline = await shop.SettledAsync(maria);
        timeline.Of("effect_accepted").ShouldHaveSingleItem();
        timeline.HandoffReason.ShouldBeNull();
        maria.Heard().ShouldBe(["Hello from Radhaus!"]);
    }

    [Fact]
    public async Task what_the_look_up_does_not_know_is_looked_for_in_history_before_it_counts_as_absent()
    {
        var shop = await world.NewShopAsync();
        shop.Wati.Knobs.Set(Knob.LostAnswer("sendText"));
        shop.Wati.Knobs.Set(Knob.ErrorBeforeAcceptance("findMessage", times: null, status: 404));
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Hi");
        await maria.HearsAsync();

        var timeline = await shop.SettledAsync(maria);
        timeline.Of("effect_claimed").ShouldHaveSingleItem();
        timeline.Of("effect_accepted").ShouldHaveSingleItem().Fact.GetProperty("reconciled").GetBoolean().ShouldBeTrue();
        shop.Wati.Counters["findMessage"].Requests.ShouldBePositive();
        maria.Heard().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task by_refusing_the_reply_for_good_a_person_gets_the_chat()
    {
        var shop = await world.NewShopAsync();
        shop.Wati.Knobs.Set(Knob.ResultFalse("sendText", "Invalid conversation", times: null));
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Hi");

        await maria.AssignedToAsync("ann@example.com");
        var timeline = await shop.SettledAsync(maria);
        timeline.HandoffReason.ShouldBe("reply_undeliverable");
        timeline.Has("effect_refused").ShouldBeTrue();
    }

    [Fact]
    public async Task outside_the_window_only_after_accepting_the_message_a_person_gets_the_chat()
    {
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer();
        shop.ConnectGlobally();
        await maria.WritesAsync("Hi");
        await maria.HearsAsync();
        await shop.SettledAsync(maria);

        shop.Wati.FailMessage(maria, maria.Transcript().Single(entry => entry.Kind == Simulators.Wati.Accounts.EntryKind.Agent).Id);

        await maria.AssignedToAsync("ann@example.com");
        (await shop.TimelineAsync(maria)).HandoffReason.ShouldBe("reply_undeliverable");
    }

    [Fact]
    public async Task upon_a_reply_from_before_a_person_had_the_chat_the_agent_keeps_it()
    {
        var shop = await world.NewShopAsync();
        shop.ConnectGlobally();
        var maria = await shop.AnsweredCustomerAsync();
        (await shop.TakeOverAsync(maria)).Expect(204);
        (await shop.HandBackAsync(maria)).Expect(204);
        await shop.SettledAsync(maria, turns: 2);

        shop.Wati.FailMessage(maria, maria.Transcript().Single(entry => entry.Kind == Simulators.Wati.Accounts.EntryKind.Agent).Id);
        await shop.TimelineOnceAsync(maria, seen => seen.Of("delivery_reported").Any(report => report.Fact.GetProperty("status").GetString() == "failed"));
        await maria.WritesAsync("When are you open?");

        (await maria.HearsAsync(2))[1].ShouldNotBeNull().ShouldContain("We are open");
        (await shop.SettledAsync(maria, turns: 3)).HandoffReason.ShouldBeNull();
    }

    [Theory]
    [InlineData("getMessages")]
    [InlineData("getContacts")]
    public async Task at_reading_the_reply_goes_out_without_what_could_not_be_read(string route)
    {
        var shop = await world.NewShopAsync();
        shop.Wati.Knobs.Set(Knob.ErrorBeforeAcceptance(route, times: null));
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Hi");

        (await maria.HearsAsync()).ShouldBe(["Hello from Radhaus!"]);
    }

    private static Knob KnobOf(string fault) => fault switch
    {
        "throttled" => Knob.TooManyRequests("sendText", times: 2),
        "throttled for a second" => Knob.TooManyRequests("sendText", TimeSpan.FromSeconds(1)),
        "500 after acceptance" => Knob.ErrorAfterAcceptance("sendText"),
        "500 before" => Knob.ErrorBeforeAcceptance("sendText"),
        "lost answer" => Knob.LostAnswer("sendText"),
        "html page" => Knob.HtmlPage("sendText"),
        "empty body" => new Knob("sendText", Fault.EmptyBody) { Times = 1, AfterAcceptance = true },
        "hang" => Knob.Hang("sendText", TimeSpan.FromSeconds(6)),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
