using Byoa.Saas.Wati.Limits;
using Npgsql;

namespace Byoa.Saas.Tests.Limits;

public sealed class Reserving_slots(World world) : IDisposable
{
    private const int Allowance = 5;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patient = TimeSpan.FromHours(1);

    private readonly NpgsqlDataSource one = NpgsqlDataSource.Create(world.Database);
    private readonly NpgsqlDataSource other = NpgsqlDataSource.Create(world.Database);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task two_replicas_have_one_allowance_between_them_in_any_ten_seconds()
    {
        PostgresSlots[] replicas = [new(one), new(other)];

        var slots = await Task.WhenAll(Enumerable.Range(0, 24).Select(call => ReserveAsync(replicas[call % 2], "tn-shared")));

        var times = slots.Select(slot => slot.At).Order().ToList();
        slots.Count(slot => slot.Wait == TimeSpan.Zero).ShouldBe(Allowance, "The whole allowance may be used at once.");
        times.Zip(times.Skip(Allowance), (first, next) => next - first).ShouldAllBe(apart => apart >= Window);
    }

    [Fact]
    public async Task a_slot_too_far_away_is_not_taken()
    {
        PostgresSlots slots = new(one);
        for (var call = 0; call < Allowance; call++)
            (await ReserveAsync(slots, "tn-hasty")).IsGiven.ShouldBeTrue();

        var refused = await slots.ReserveAsync("tn-hasty", WatiCallClass.Sends, Allowance, TimeSpan.FromSeconds(1), Stop);
        var later = await ReserveAsync(slots, "tn-hasty");

        refused.IsGiven.ShouldBeFalse();
        later.At.ShouldBe(refused.At);
    }

    [Fact]
    public async Task classes_and_tenants_do_not_share_an_allowance()
    {
        PostgresSlots slots = new(one);
        for (var call = 0; call < Allowance; call++)
            await ReserveAsync(slots, "tn-busy");

        (await ReserveAsync(slots, "tn-quiet")).Wait.ShouldBe(TimeSpan.Zero);
        (await slots.ReserveAsync("tn-busy", WatiCallClass.Messages, Allowance, Patient, Stop)).Wait.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task after_a_429_no_slot_comes_before_its_time_and_then_one_after_the_other()
    {
        PostgresSlots slots = new(one);
        var throttled = await ReserveAsync(slots, "tn-throttled");
        await slots.PutOffAsync("tn-throttled", WatiCallClass.Sends, Allowance, throttled, TimeSpan.FromSeconds(30), Stop);

        var first = await ReserveAsync(slots, "tn-throttled");
        var second = await ReserveAsync(slots, "tn-throttled");

        first.Wait.ShouldBeGreaterThan(TimeSpan.FromSeconds(30));
        (second.At - first.At).ShouldBe(Window / Allowance);
        (first.Refusals, first.ThrottledFor >= TimeSpan.Zero).ShouldBe((1, true));
    }

    [Fact]
    public async Task many_calls_throttled_together_count_as_one_refusal()
    {
        PostgresSlots slots = new(one);
        var together = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ReserveAsync(slots, "tn-storm")));
        foreach (var slot in together)
            await slots.PutOffAsync("tn-storm", WatiCallClass.Sends, Allowance, slot, TimeSpan.FromSeconds(1), Stop);

        (await ReserveAsync(slots, "tn-storm")).Refusals.ShouldBe(1);
    }

    [Fact]
    public async Task a_slot_given_before_a_429_is_void()
    {
        PostgresSlots slots = new(one);
        var throttled = await ReserveAsync(slots, "tn-void");
        var waiting = await ReserveAsync(slots, "tn-void");
        await slots.PutOffAsync("tn-void", WatiCallClass.Sends, Allowance, throttled, TimeSpan.FromSeconds(1), Stop);
        var fresh = await ReserveAsync(slots, "tn-void");

        (await slots.IsVoidAsync("tn-void", WatiCallClass.Sends, waiting, Stop)).ShouldBeTrue();
        (await slots.IsVoidAsync("tn-void", WatiCallClass.Sends, fresh, Stop)).ShouldBeFalse();
    }

    [Fact]
    public async Task an_accepted_call_ends_the_throttling()
    {
        PostgresSlots slots = new(one);
        await slots.PutOffAsync("tn-mended", WatiCallClass.Sends, Allowance, await ReserveAsync(slots, "tn-mended"), TimeSpan.FromSeconds(1), Stop);
        await slots.ResumeAsync("tn-mended", WatiCallClass.Sends, Stop);

        var slot = await ReserveAsync(slots, "tn-mended");

        (slot.Refusals, slot.ThrottledFor).ShouldBe((0, null));
    }

    [Fact]
    public async Task a_smaller_allowance_counts_at_once()
    {
        PostgresSlots slots = new(one);
        for (var call = 0; call < Allowance; call++)
            await ReserveAsync(slots, "tn-smaller");

        var slot = await slots.ReserveAsync("tn-smaller", WatiCallClass.Sends, 1, Patient, Stop);

        slot.Wait.ShouldBeGreaterThan(TimeSpan.FromSeconds(5));
    }

    public void Dispose()
    {
        one.Dispose();
        other.Dispose();
    }

    private static Task<WatiSlot> ReserveAsync(PostgresSlots slots, string tenant) => slots.ReserveAsync(tenant, WatiCallClass.Sends, Allowance, Patient, Stop);
}
