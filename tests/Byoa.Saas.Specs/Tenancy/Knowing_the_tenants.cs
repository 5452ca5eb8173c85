using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Byoa.Saas.Specs.Tenancy;

public sealed class Knowing_the_tenants : IDisposable
{
    private readonly Clock time = new();
    private readonly TenantDirectory directory;
    private List<Tenant> stored = [SomeTenant.Named("acme")];
    private readonly Queue<TaskCompletionSource> slow = [];
    private Exception? outage;
    private int loads;

    public Knowing_the_tenants() => directory = new(LoadAsync, time, NullLogger<TenantDirectory>.Instance);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task many_questions_in_a_row_read_the_store_once()
    {
        for (var i = 0; i < 10; i++) (await Ask("acme")).ShouldNotBeNull();
        loads.ShouldBe(1);
    }

    [Fact]
    public async Task questions_at_the_same_time_read_the_store_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Ask("acme"), Cancellation)));
        loads.ShouldBe(1);
    }

    [Fact]
    public async Task names_are_found_in_any_case() => (await Ask("ACME")).ShouldBe(stored[0]);

    [Fact]
    public async Task ids_are_found_as_they_are()
    {
        (await directory.ByIdAsync("tn-acme", Cancellation)).ShouldNotBeNull();
        (await directory.ByIdAsync("TN-ACME", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task a_change_made_elsewhere_is_seen_after_two_seconds()
    {
        await Ask("acme");
        stored = [SomeTenant.Named("acme", state: TenantState.Suspended)];

        time.Advance(TimeSpan.FromSeconds(1.9));
        (await Ask("acme"))!.State.ShouldBe(TenantState.Active);
        time.Advance(TimeSpan.FromSeconds(0.1));
        (await Ask("acme"))!.State.ShouldBe(TenantState.Suspended);
    }

    [Fact]
    public async Task a_change_made_here_is_seen_at_once()
    {
        await Ask("acme");
        stored = [SomeTenant.Named("acme", state: TenantState.Suspended)];
        directory.Invalidate();
        (await Ask("acme"))!.State.ShouldBe(TenantState.Suspended);
    }

    [Fact]
    public async Task an_unknown_name_is_looked_up_once_a_second_at_most()
    {
        await Ask("acme");
        for (var i = 0; i < 10; i++) (await Ask("nobody")).ShouldBeNull();
        loads.ShouldBe(1);

        time.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 10; i++) (await Ask("nobody")).ShouldBeNull();
        loads.ShouldBe(2);
    }

    [Fact]
    public async Task a_new_tenant_is_found_after_a_second()
    {
        await Ask("acme");
        stored.Add(SomeTenant.Named("globex"));
        time.Advance(TimeSpan.FromSeconds(1));
        (await Ask("globex")).ShouldNotBeNull();
    }

    [Fact]
    public async Task an_outage_is_never_taken_for_an_unknown_tenant()
    {
        await Ask("acme");
        outage = new InvalidOperationException("down");
        time.Advance(TimeSpan.FromSeconds(2));
        await Should.ThrowAsync<TenantStoreUnavailableException>(() => Ask("acme"));
    }

    [Fact]
    public async Task whoever_asks_during_an_outage_is_told_that_it_passes()
    {
        outage = new TimeoutException();
        for (var i = 0; i < 2; i++)
            Faults.IsPassing(await Should.ThrowAsync<TenantStoreUnavailableException>(() => Ask("acme"))).ShouldBeTrue();
        loads.ShouldBe(1);
    }

    [Fact]
    public async Task an_outage_is_not_probed_by_every_request()
    {
        outage = new InvalidOperationException("down");
        for (var i = 0; i < 5; i++) await Should.ThrowAsync<TenantStoreUnavailableException>(() => Ask("acme"));
        loads.ShouldBe(1);

        outage = null;
        time.Advance(TimeSpan.FromSeconds(1));
        (await Ask("acme")).ShouldNotBeNull();
    }

    [Fact]
    public async Task a_caller_who_leaves_is_no_outage()
    {
        using var left = new CancellationTokenSource();
        outage = new OperationCanceledException();
        await left.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => directory.ByIdAsync("tn-acme", left.Token).AsTask());

        outage = null;
        (await Ask("acme")).ShouldNotBeNull();
    }

    [Fact]
    public async Task whoever_waits_for_a_slow_load_takes_what_it_brings_however_old_it_is_by_then()
    {
        var first = NextLoadIsSlow();
        var asking = Ask("acme");
        var second = NextLoadIsSlow();
        Task<Tenant?>[] waiting = [.. Enumerable.Range(0, 20).Select(_ => Ask("acme"))];

        time.Advance(TimeSpan.FromSeconds(3));
        first.SetResult();
        (await asking).ShouldNotBeNull();
        time.Advance(TimeSpan.FromSeconds(3));
        second.SetResult();

        (await Task.WhenAll(waiting)).ShouldAllBe(tenant => tenant != null);
        loads.ShouldBe(2);
    }

    [Fact]
    public async Task a_load_that_began_before_the_question_is_no_answer_once_it_is_too_old()
    {
        var first = NextLoadIsSlow();
        var early = Ask("acme");
        stored = [SomeTenant.Named("acme", state: TenantState.Suspended)];
        var late = Ask("acme");

        time.Advance(TimeSpan.FromSeconds(3));
        first.SetResult();

        (await early)!.State.ShouldBe(TenantState.Active);
        (await late)!.State.ShouldBe(TenantState.Suspended);
    }

    [Fact]
    public async Task a_change_made_here_is_seen_by_whoever_asks_after_it_though_a_load_is_under_way()
    {
        var first = NextLoadIsSlow();
        var early = Ask("acme");
        stored = [SomeTenant.Named("acme", state: TenantState.Suspended)];
        directory.Invalidate();
        var late = Ask("acme");

        first.SetResult();

        (await early)!.State.ShouldBe(TenantState.Active);
        (await late)!.State.ShouldBe(TenantState.Suspended);
    }

    [Fact]
    public async Task a_clock_that_is_set_back_keeps_nothing_fresh()
    {
        await Ask("acme");
        stored = [SomeTenant.Named("acme", state: TenantState.Suspended)];
        time.Advance(TimeSpan.FromSeconds(2));
        time.SetBack = TimeSpan.FromHours(1);

        (await Ask("acme"))!.State.ShouldBe(TenantState.Suspended);
    }

    private Task<Tenant?> Ask(string identifier) => directory.ByIdentifierAsync(identifier, Cancellation).AsTask();

    /// <summary>The next load reads at once, and answers when it is told to.</summary>
    private TaskCompletionSource NextLoadIsSlow()
    {
        TaskCompletionSource answers = new(TaskCreationOptions.RunContinuationsAsynchronously);
        slow.Enqueue(answers);
        return answers;
    }

    private async Task<IReadOnlyList<Tenant>> LoadAsync(CancellationToken cancellation)
    {
        Interlocked.Increment(ref loads);
        if (outage is not null)
            throw outage;
        IReadOnlyList<Tenant> read = [.. stored];
        if (slow.TryDequeue(out var answers))
            await answers.Task.WaitAsync(cancellation);
        return read;
    }

    /// <summary>A clock people may set back, unlike time.</summary>
    private sealed class Clock() : FakeTimeProvider(SomeTenant.Noon)
    {
        public TimeSpan SetBack { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - SetBack;

        public override long GetTimestamp() => base.GetUtcNow().Ticks;
    }
}
