using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Handoff;
using Byoa.Saas.AgentRuntime.Turn;
using Byoa.Saas.Conversations;
using Byoa.Saas.Specs.AgentRuntime.Turn;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.AgentRuntime.Handoff;

public sealed class Tripping_breakers
{
    private static readonly BreakerLimits Limits = BreakerLimits.Default;

    [Fact]
    public void twenty_replies_in_two_minutes_are_not_followed_by_another() =>
        Assess(Replies(20, every: 5), Seconds(119)).ShouldBe(Codes.ReplyLoop);

    [Fact]
    public void nineteen_replies_in_two_minutes_may_be_followed_by_another() => Assess(Replies(19, every: 5), Seconds(119)).ShouldBeNull();

    [Fact]
    public void once_the_first_of_them_is_two_minutes_old_one_more_is_fine() => Assess(Replies(20, every: 5), Seconds(120)).ShouldBeNull();

    [Fact]
    public void a_hundred_replies_in_a_day_without_a_person_in_between_are_enough() =>
        Assess(Replies(100, every: 600), Seconds(86_000)).ShouldBe(Codes.TooManyReplies);

    [Fact]
    public void a_person_in_between_begins_the_count_anew() =>
        Assess([.. Replies(100, every: 600), new AgentStoodDown(2, "ann", Codes.ColleagueWrote, Seconds(70_000)), new AgentTookChat(3, Codes.HandedBack, null, Seconds(70_001))], Seconds(86_000))
            .ShouldBeNull();

    [Fact]
    public void yesterdays_replies_count_no_longer() => Assess(Replies(100, every: 600), Seconds(86_400)).ShouldBeNull();

    [Fact]
    public void a_flood_from_before_the_chat_was_assigned_is_a_flood() =>
        Assess([.. Enumerable.Range(0, 61).Select(n => Wrote($"m{n}")), .. WithAgent()], Seconds(59)).ShouldBe(Codes.CustomerFlood);

    [Fact]
    public void what_only_history_tells_of_belongs_to_a_flood_by_the_time_it_was_written() =>
        Assess([.. TurnRuns(), new HistoryImported("t1", [], [.. Enumerable.Range(0, 60).Select(n => Text($"x{n}", sentAt: Seconds(n)))], [], null, Seconds(60))], Seconds(59))
            .ShouldBe(Codes.CustomerFlood);

    [Fact]
    public void sixty_messages_in_a_minute_are_none() => Assess([.. Enumerable.Range(0, 60).Select(n => Wrote($"m{n}")), .. WithAgent()], Seconds(59)).ShouldBeNull();

    [Fact]
    public void a_limit_of_0_switches_a_breaker_off() =>
        BreakerPolicy.Assess(new(0, 120, 0, 0, 60, 0), Given([.. Replies(100, every: 1), .. Enumerable.Range(0, 100).Select(n => Wrote($"x{n}"))]).State.Known!, Seconds(60)).ShouldBeNull();

    [Fact]
    public void a_turn_asks_no_model_then_and_hands_over() =>
        TurnPlan.Next(
                Given([.. Replies(20, every: 1), new TurnEnded("t1", TurnOutcome.Replied, Codes.Answered, Noon), Wrote("m2"), new TurnStarted("t2", 1, Noon)]).State,
                "t2", Agents.Plain, new TurnOptions(), Seconds(30))
            .ShouldBe(new TurnStep.HandOver(Codes.ReplyLoop, null));

    [Fact]
    public void a_flood_is_not_waited_for_to_settle() =>
        TurnPlan.Next(Given([.. HistoryRead(), .. Enumerable.Range(0, 60).Select(n => Wrote($"x{n}"))]).State, "t1", Agents.Plain, new TurnOptions { LargestBurst = 200 }, Noon)
            .ShouldBe(new TurnStep.HandOver(Codes.CustomerFlood, null));

    [Fact]
    public void no_more_times_are_kept_than_the_largest_limit_needs()
    {
        var thread = Given([.. Replies(300, every: 1), .. Enumerable.Range(0, 300).Select(n => Wrote($"x{n}", at: Seconds(n)))]).State.Known!;

        thread.RecentReplies.Count.ShouldBe(Byoa.Saas.Conversations.Thread.RepliesKept);
        thread.RecentArrivals.Count.ShouldBe(Byoa.Saas.Conversations.Thread.ArrivalsKept);
        thread.LastReplies.Count.ShouldBe(Byoa.Saas.Conversations.Thread.LastRepliesKept);
    }

    private static string? Assess(IReadOnlyList<IConversationEvent> past, DateTimeOffset now) => BreakerPolicy.Assess(Limits, Given(past).State.Known!, now);

    /// <summary>So many replies, the first at noon, in seconds one after the other.</summary>
    private static IConversationEvent[] Replies(int count, double every) =>
        [.. HistoryRead(), .. Enumerable.Range(0, count).Select(n => new ReplyDecided("t1", $"r{n}", 1, [], [new Effect.SendText($"e{n}", $"Hello {n}", null)], Seconds(n * every)))];
}
