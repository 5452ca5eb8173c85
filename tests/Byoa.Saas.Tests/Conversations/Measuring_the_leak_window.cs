using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Wati.Effects;

namespace Byoa.Saas.Tests.Conversations;

public sealed class Measuring_the_leak_window(World world)
{
    [Fact]
    public async Task each_word_of_the_agent_tells_how_long_ago_the_chat_was_seen_to_be_its_own()
    {
        var shop = await world.NewShopAsync();
        var maria = await shop.AnsweredCustomerAsync();
        ConcurrentQueue<double> windows = [];
        using var listener = Listen(shop.Id, windows);

        await maria.WritesAsync("When are you open?");
        await maria.HearsAsync(2);
        var timeline = await shop.SettledAsync(maria, turns: 2);

        // The chat is the agent's by now, so that the message itself is the last sight of it; Wati tells whole seconds.
        var received = timeline.Of("customer_message_received").Last().Fact.GetProperty("at").GetDateTimeOffset();
        var shown = timeline.Of("effect_claimed").Last().Fact.GetProperty("seenAt").GetDateTimeOffset();
        shown.ShouldBeInRange(received.AddSeconds(-2), received);
        var accepted = timeline.Of("effect_accepted").Last().Fact.GetProperty("at").GetDateTimeOffset();
        windows.ShouldHaveSingleItem().ShouldBe((accepted - shown).TotalSeconds, tolerance: 0.001);
    }

    [Fact]
    public async Task a_word_found_by_looking_it_up_tells_its_window_too()
    {
        var shop = await world.NewShopAsync();
        var maria = await shop.AnsweredCustomerAsync();
        ConcurrentQueue<double> windows = [];
        using var listener = Listen(shop.Id, windows);
        shop.Wati.Knobs.Set(Knob.LostAnswer("sendText"));

        await maria.WritesAsync("When are you open?");
        await maria.HearsAsync(2);
        var timeline = await shop.SettledAsync(maria, turns: 2);

        var accepted = timeline.Of("effect_accepted").Last().Fact;
        accepted.GetProperty("reconciled").GetBoolean().ShouldBeTrue();
        var claim = timeline.Of("effect_claimed").Last().Fact;
        var shown = claim.GetProperty("seenAt").GetDateTimeOffset();
        windows.ShouldHaveSingleItem().ShouldBeInRange(
            (claim.GetProperty("at").GetDateTimeOffset() - shown).TotalSeconds, (accepted.GetProperty("at").GetDateTimeOffset() - shown).TotalSeconds);
    }

    private static MeterListener Listen(string tenant, ConcurrentQueue<double> windows)
    {
        MeterListener listener = new()
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == OwnershipTelemetry.MeterName)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) =>
        {
            foreach (var tag in tags)
                if (tag is { Key: "tenant", Value: string named } && named == tenant)
                    windows.Enqueue(value);
        });
        listener.Start();
        return listener;
    }
}
