using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Effects;
using Byoa.Saas.Wati.Limits;

namespace Byoa.Saas.Specs.Effects;

/// <summary>A tenant may read history eight times in ten seconds. A thousand of its chats are given back at once; each one's question is followed by a turn, and meanwhile other customers write.</summary>
public sealed class Standing_in_line
{
    private const int Chats = 1_000;

    private static readonly WatiAccount Account = new("acme", new Uri("https://live-mt-server.wati.io"), "1234", WatiGeneration.V1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(new LimitOptions().LongestWaitSeconds);
    private static readonly List<Waiter> All = Drain();

    [Fact]
    public void everybody_is_let_in_and_no_slot_is_left_unused() => (All.Count, All.Max(one => one.ReadAt) < TimeSpan.FromMinutes(45)).ShouldBe(((2 * Chats) + 40, true));

    [Fact]
    public void a_turn_waits_for_two_minutes_at_most_though_a_thousand_questions_wait_for_half_an_hour()
    {
        All.Where(one => !one.GivesWay).Max(one => one.ReadAt - one.Since).ShouldBeLessThan(TimeSpan.FromMinutes(2));
        All.Where(one => one.GivesWay).Max(one => one.ReadAt - one.Since).ShouldBeGreaterThan(TimeSpan.FromMinutes(30));
    }

    [Fact]
    public void those_who_wait_do_not_become_a_storm_of_looks() =>
        All.SelectMany(one => one.Asks).CountBy(at => (int)at.TotalMinutes).Where(minute => minute.Key >= 5).Max(minute => minute.Value / 60.0)
            .ShouldBeLessThan(25, "Every ten to fourteen seconds they would look 80 times a second.");

    private static List<Waiter> Drain()
    {
        Random random = new(2026);
        PriorityQueue<Waiter, TimeSpan> coming = new();
        for (var chat = 0; chat < Chats; chat++)
            Comes(new Waiter(true, TimeSpan.FromSeconds(random.NextDouble() * 10)));
        for (var customer = 0; customer < 40; customer++)
            Comes(new Waiter(false, TimeSpan.FromSeconds(60 + (customer * 30))));
        Queue<TimeSpan> slots = new(Enumerable.Repeat(-TimeSpan.FromSeconds(10), new LimitOptions().Messages));
        List<Waiter> read = [];
        while (coming.TryDequeue(out var one, out var now))
        {
            one.Asks.Add(now);
            var free = slots.Peek() + TimeSpan.FromSeconds(10);
            var wait = free > now ? free - now : TimeSpan.Zero;
            if (wait > SlotPatience.Of(Account with { GivesWay = one.GivesWay, Waited = now - one.Since }, Longest))
            {
                coming.Enqueue(one, now + Pause(one, wait, now - one.Since));
                continue;
            }
            slots.Dequeue();
            slots.Enqueue(now + wait);
            read.Add(one with { ReadAt = now + wait });
            if (one.GivesWay)
                Comes(new Waiter(false, now + wait));
        }
        return read;

        void Comes(Waiter one) => coming.Enqueue(one, one.Since);

        TimeSpan Pause(Waiter one, TimeSpan named, TimeSpan waited) => one.GivesWay
            ? WaitingLine.Pause(named, waited, new WorkOptions(), random.NextDouble())
            : TenantWork.Pause(waited > named * 2 ? waited : named * 2, new WorkOptions(), random.NextDouble());
    }

    private sealed record Waiter(bool GivesWay, TimeSpan Since)
    {
        public List<TimeSpan> Asks { get; } = [];

        public TimeSpan ReadAt { get; init; }
    }
}
