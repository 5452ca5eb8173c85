namespace Byoa.Saas.Tests.Durability;

public sealed class Surviving_a_kill(KilledHost killed) : IClassFixture<KilledHost>
{
    [Fact]
    public async Task while_the_model_is_asked_loses_that_call_and_asks_again()
    {
        var timeline = await killed.Asking.SettledAsync();

        timeline.Of("model_call_failed").Single().Fact.GetProperty("code").GetString().ShouldBe("model_call_lost");
        timeline.Count("model_call_claimed").ShouldBe(2);
        timeline.Count("model_answered").ShouldBe(1);
        killed.Asking.Customer.Heard().ShouldBe(["Hello from Radhaus!"]);
    }

    [Fact]
    public async Task between_claim_and_send_finds_the_reply_absent_and_sends_it()
    {
        var timeline = await killed.Sending.SettledAsync();

        // How many claims it takes is up to the machine: one whose lease is over before the call is given back.
        var absent = timeline.Of("effect_found_absent").First();
        timeline.Of("effect_claimed").First().Version.ShouldBeLessThan(absent.Version);
        timeline.Of("effect_claimed").Last().Version.ShouldBeGreaterThan(absent.Version);
        killed.Sending.Customer.Heard().ShouldBe(["Hello from Radhaus!"]);
    }

    [Fact]
    public async Task while_the_send_is_under_way_finds_the_reply_there()
    {
        var timeline = await killed.Arriving.SettledAsync();

        timeline.Count("effect_claimed").ShouldBe(1);
        timeline.Of("effect_accepted").Single().Fact.GetProperty("reconciled").GetBoolean().ShouldBeTrue();
        killed.Arriving.Customer.Heard().ShouldBe(["Hello from Radhaus!"]);
    }

    [Fact]
    public async Task after_acceptance_finds_the_reply_there_and_never_repeats_it()
    {
        var timeline = await killed.Accepted.SettledAsync();

        timeline.Count("effect_claimed").ShouldBe(1);
        timeline.Of("effect_accepted").Single().Fact.GetProperty("reconciled").GetBoolean().ShouldBeTrue();
        killed.Accepted.Customer.Heard().ShouldBe(["Hello from Radhaus!"]);
        killed.Accepted.Shop.Wati.Counters["sendText"].Requests.ShouldBe(1);
    }

    [Fact]
    public async Task while_a_burst_settles_goes_on_with_the_same_turn()
    {
        var timeline = await killed.Settling.SettledAsync();

        timeline.Count("turn_started").ShouldBe(1);
        killed.Settling.Customer.Heard().Count.ShouldBe(1);
        killed.Settling.Customer.Heard()[0].ShouldNotBeNull().ShouldContain("We are open");
    }

    [Fact]
    public async Task while_the_agent_sleeps_wakes_it_when_its_time_has_come()
    {
        killed.IncomingBefore.Where(kept => kept.Type.EndsWith("WakeAgent", StringComparison.Ordinal)).ShouldHaveSingleItem().Status.ShouldBe("Scheduled");

        var timeline = await killed.Sleeping.SettledAsync(turns: 2);
        timeline.Of("agent_took_chat").Last().Fact.GetProperty("reason").GetString().ShouldBe("pause_over");
        killed.Sleeping.Customer.Heard()[1].ShouldNotBeNull().ShouldContain("We are open");
    }

    [Fact]
    public void of_messages_in_the_outbox_is_certain_since_each_is_kept_as_incoming_with_an_owner()
    {
        var turns = killed.IncomingBefore.Where(kept => kept.Type.EndsWith("RunTurn", StringComparison.Ordinal)).ToList();
        var effects = killed.IncomingBefore.Where(kept => kept.Type.EndsWith("CarryOutEffects", StringComparison.Ordinal)).ToList();

        turns.Count.ShouldBe(2);
        effects.Count.ShouldBe(3);
        turns.Concat(effects).ShouldAllBe(kept => kept.Status == "Incoming" && kept.Owner != 0);
        killed.OutgoingBefore.ShouldBeEmpty();
    }

    [Fact]
    public async Task leaves_no_dead_letters()
    {
        foreach (var scene in new[] { killed.Asking, killed.Sending, killed.Arriving, killed.Accepted, killed.Settling, killed.Sleeping })
            await scene.SettledAsync();

        (await Envelopes.DeadAsync(killed.Database)).ShouldBeEmpty();
    }
}
