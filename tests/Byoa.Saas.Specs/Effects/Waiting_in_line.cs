using System.Text.Json;
using Byoa.Saas.Conversations;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati.Effects;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Effects;

public sealed class Waiting_in_line
{
    [Theory]
    [InlineData(10, 0, 10)]
    [InlineData(10, 19, 10)]
    [InlineData(10, 60, 30)]
    [InlineData(10, 3_600, 60)]
    [InlineData(300, 3_600, 300)]
    public void what_waits_in_line_comes_again_when_it_was_told_to_and_later_the_longer_it_has_waited(double named, double waited, double pause) =>
        WaitingLine.Pause(TimeSpan.FromSeconds(named), TimeSpan.FromSeconds(waited), new WorkOptions(), jitter: 0).ShouldBe(TimeSpan.FromSeconds(pause));

    [Fact]
    public void a_thousand_sends_that_wait_half_an_hour_look_a_few_times_each_and_not_together()
    {
        var random = new Random(2026);
        var looks = Enumerable.Range(0, 1_000).Select(_ => LooksWithin(TimeSpan.FromMinutes(30), random)).ToList();

        looks.Average(times => times.Count).ShouldBeLessThan(35, "Every ten seconds they would look 180 times.");
        looks.SelectMany(times => times).CountBy(at => (int)at.TotalSeconds).Where(second => second.Key > 300).Max(second => second.Value).ShouldBeLessThan(50);
    }

    [Fact]
    public void whoever_waits_remembers_since_when_until_it_gets_on()
    {
        var waiting = new CarryOutEffects(Chat).WaitingFrom(Noon).WaitingFrom(Seconds(30));

        waiting.WaitedUntil(Seconds(40)).ShouldBe(TimeSpan.FromSeconds(40));
        waiting.GotOn().WaitedUntil(Seconds(40)).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void what_was_learned_goes_with_what_is_put_off()
    {
        var command = new CarryOutEffects(Chat) { Unfound = new Unfound("e1", Noon) }.WaitingFrom(Seconds(5)).Unseen();

        JsonSerializer.Deserialize<CarryOutEffects>(JsonSerializer.Serialize(command)).ShouldBe(command);
        JsonSerializer.Deserialize<CarryOutEffects>($$"""{"ConversationId":"{{Chat}}"}""").ShouldBe(new CarryOutEffects(Chat));
    }

    private static List<TimeSpan> LooksWithin(TimeSpan span, Random random)
    {
        List<TimeSpan> looks = [];
        for (var at = TimeSpan.Zero; at < span; at += WaitingLine.Pause(TimeSpan.FromSeconds(10), at, new WorkOptions(), random.NextDouble()))
            looks.Add(at);
        return looks;
    }
}
