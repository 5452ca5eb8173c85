using System.Net;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Limits;
using Microsoft.Extensions.DependencyInjection;

namespace Byoa.Saas.Specs.Wati;

public sealed class Asking_for_leave_to_call
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly WatiAccount Account = new("acme", new Uri("https://live-mt-server.wati.io"), "1234", WatiGeneration.V1);

    [Fact]
    public async Task each_call_takes_a_slot_of_its_class()
    {
        using WatiWorld world = new(ScriptedWati.Saying(200, "{}"));

        await world.V1().ProbeAsync(Stop);
        await world.V1().GetMessagesAsync(WatiWorld.Customer, 1, 1, Stop);
        await world.V1().AssignOperatorAsync(WatiWorld.Customer, "ann@shop.example", Stop);

        world.Slots.Asked.ShouldBe([("acme", WatiCallClass.Contacts, 8), ("acme", WatiCallClass.Messages, 8), ("acme", WatiCallClass.Others, 20)]);
    }

    [Fact]
    public async Task a_tenants_own_allowance_counts_before_the_platforms()
    {
        using WatiWorld world = new(ScriptedWati.Saying(200, "{}"));
        var account = Account with { Limits = new WatiLimits { Contacts = 3 } };

        await world.Services.GetRequiredService<IWatiClients>().For(account).ProbeAsync(Stop);

        world.Slots.Asked.ShouldBe([("acme", WatiCallClass.Contacts, 3)]);
    }

    [Fact]
    public async Task a_slot_too_far_away_is_answered_as_throttled_and_nothing_is_sent()
    {
        var wati = ScriptedWati.Saying(200, "{}");
        using WatiWorld world = new(wati);
        world.Slots.Next = (_, _) => TestSlots.Free with { IsGiven = false, Wait = TimeSpan.FromSeconds(30) };

        (await world.V1().ProbeAsync(Stop)).ShouldBe(new WatiAnswer<Done>.Throttled(TimeSpan.FromSeconds(30)) { IsInLine = true });
        wati.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_slot_far_away_because_Wati_throttles_the_class_is_no_place_in_line()
    {
        using WatiWorld world = new();
        world.Slots.Next = (_, _) => TestSlots.Free with { IsGiven = false, Wait = TimeSpan.FromSeconds(30), ThrottledFor = TimeSpan.FromSeconds(1) };

        (await world.V1().ProbeAsync(Stop)).ShouldBe(new WatiAnswer<Done>.Throttled(TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [InlineData(false, 0, 10), InlineData(false, 150, 15), InlineData(false, 3_600, 20)]
    [InlineData(true, 0, 2.5), InlineData(true, 150, 3.75), InlineData(true, 3_600, 5)]
    public async Task whoever_has_waited_takes_a_slot_further_away_and_whoever_gives_way_only_a_near_one(bool givesWay, double waited, double patience)
    {
        using WatiWorld world = new(ScriptedWati.Saying(200, "{}"));
        var account = Account with { GivesWay = givesWay, Waited = TimeSpan.FromSeconds(waited) };

        await world.Services.GetRequiredService<IWatiClients>().For(account).GetMessagesAsync(WatiWorld.Customer, 1, 1, Stop);

        world.Slots.Patience.ShouldBe(TimeSpan.FromSeconds(patience));
    }

    [Fact]
    public void who_gives_way_for_an_hour_still_comes_after_who_has_just_come() =>
        SlotPatience.Of(Account with { GivesWay = true, Waited = TimeSpan.FromHours(1) }, TimeSpan.FromSeconds(10))
            .ShouldBeLessThan(SlotPatience.Of(Account, TimeSpan.FromSeconds(10)));

    [Fact]
    public async Task leave_asked_for_beforehand_is_used_instead_of_another()
    {
        using WatiWorld world = new(ScriptedWati.Saying(200, "{}"));
        var admission = world.Services.GetRequiredService<CallAdmission>();
        var given = (await admission.AskAsync(Account, WatiCallClass.Contacts, TimeSpan.Zero, Stop)).ShouldBeOfType<Admission.Given>();

        await world.Services.GetRequiredService<IWatiClients>().For(Account with { Permit = given.Permit }).ProbeAsync(Stop);

        world.Slots.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_slot_that_was_void_when_it_came_is_asked_for_again()
    {
        using WatiWorld world = new();
        var soon = TestSlots.Free with { Wait = TimeSpan.FromSeconds(2) };
        world.Slots.Next = (_, _) => world.Slots.Asked.Count == 1 ? soon : TestSlots.Free;
        world.Slots.IsVoid = slot => slot == soon;

        var asking = world.Services.GetRequiredService<CallAdmission>().AskAsync(Account, WatiCallClass.Sends, TimeSpan.FromSeconds(10), Stop);
        world.Clock.Advance(TimeSpan.FromSeconds(2));

        (await asking).ShouldBeOfType<Admission.Given>().Permit.Slot.ShouldBe(TestSlots.Free);
        world.Slots.Asked.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(0.2, false), InlineData(0.3, true)]
    public async Task leave_that_was_held_for_long_is_void_once_Wati_throttled_the_class(double seconds, bool isVoid)
    {
        using WatiWorld world = new();
        var admission = world.Services.GetRequiredService<CallAdmission>();
        var given = (await admission.AskAsync(Account, WatiCallClass.Sends, TimeSpan.Zero, Stop)).ShouldBeOfType<Admission.Given>();
        world.Slots.IsVoid = slot => slot == given.Permit.Slot;

        world.Clock.Advance(TimeSpan.FromSeconds(seconds));

        (await admission.IsVoidAsync(Account, WatiCallClass.Sends, given.Permit, Stop)).ShouldBe(isVoid);
    }

    [Fact]
    public async Task so_many_calls_of_a_tenant_are_under_way_at_once_and_the_next_begins_when_one_ends()
    {
        using WatiWorld world = new();
        var admission = world.Services.GetRequiredService<CallAdmission>();
        List<IDisposable> underWay = [];
        for (var call = 0; call < 16; call++)
            underWay.Add(await admission.BeginAsync(Account, Stop));

        var next = admission.BeginAsync(Account, Stop).AsTask();
        (await admission.BeginAsync(Account with { Tenant = "other" }, Stop)).Dispose();
        next.IsCompleted.ShouldBeFalse();
        underWay[0].Dispose();

        (await next).Dispose();
    }

    [Fact]
    public async Task a_429_makes_the_whole_class_rest_for_the_time_wati_named()
    {
        using WatiWorld world = new(new ScriptedWati(_ => Throttled(TimeSpan.FromSeconds(12))));

        await world.V1().ProbeAsync(Stop);

        var (kind, wait) = world.Slots.PutOff.ShouldHaveSingleItem();
        kind.ShouldBe(WatiCallClass.Contacts);
        wait.ShouldBeInRange(TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task the_next_accepted_call_ends_the_rest()
    {
        using WatiWorld world = new(ScriptedWati.Saying(200, """{"result":"success","contact_list":[]}"""));
        world.Slots.Next = (_, _) => TestSlots.Free with { Refusals = 2, ThrottledFor = TimeSpan.FromSeconds(3) };

        (await world.V1().ProbeAsync(Stop)).ShouldBeOfType<WatiAnswer<Done>.Accepted>();

        world.Slots.Resumed.ShouldBe([WatiCallClass.Contacts]);
    }

    public static TheoryData<Exception> Faults =>
        [new TimeoutException("passing"), new InvalidOperationException("a bug"), new OperationCanceledException("the host stops")];

    [Theory, MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task whatever_goes_wrong_in_noting_an_answer_the_answer_stands_and_the_fault_is_logged(Exception fault)
    {
        using WatiWorld world = new(ScriptedWati.Saying(200, """{"result":"success","contact_list":[]}"""));
        world.Slots.Next = (_, _) => TestSlots.Free with { Refusals = 1 };
        world.Slots.Fault = fault;

        (await world.V1().ProbeAsync(Stop)).ShouldBeOfType<WatiAnswer<Done>.Accepted>();

        world.Slots.Resumed.ShouldHaveSingleItem();
        world.Log.All.ShouldContain("What Wati's limits came to could not be noted for acme (Contacts)");
        world.Log.All.ShouldContain(fault.Message);
    }

    [Fact]
    public async Task a_429_stays_a_429_when_the_rest_cannot_be_stored()
    {
        using WatiWorld world = new(new ScriptedWati(_ => Throttled(TimeSpan.FromSeconds(12))));
        world.Slots.Fault = new InvalidOperationException();

        (await world.V1().ProbeAsync(Stop)).ShouldBe(new WatiAnswer<Done>.Throttled(TimeSpan.FromSeconds(12)));
    }

    [Fact]
    public async Task every_request_is_counted_the_repeat_after_a_401_too()
    {
        using WatiWorld world = new(ScriptedWati.Saying(401, "", "text/plain"));

        await world.V1().ProbeAsync(Stop);

        world.Services.GetRequiredService<CallMeter>().Take()
            .ShouldBe(new Dictionary<CountedCalls, long> { [new CountedCalls("acme", new DateOnly(2026, 11, 1), WatiCallClass.Contacts)] = 2 });
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError), InlineData(HttpRequestError.ConnectionError), InlineData(HttpRequestError.SecureConnectionError)]
    public async Task a_call_that_never_left_is_not_counted(HttpRequestError error)
    {
        using WatiWorld world = new(new ScriptedWati(_ => throw new HttpRequestException(error)));

        (await world.V1().ProbeAsync(Stop)).ShouldBeOfType<WatiAnswer<Done>.NotSent>();

        Counted(world).ShouldBe(0);
    }

    [Fact]
    public async Task a_call_whose_answer_was_lost_is_counted()
    {
        using WatiWorld world = new(new ScriptedWati(_ => throw new HttpRequestException(HttpRequestError.ResponseEnded)));

        (await world.V1().ProbeAsync(Stop)).ShouldBeOfType<WatiAnswer<Done>.Unknown>();

        Counted(world).ShouldBe(1);
    }

    [Fact]
    public async Task a_call_nobody_waited_for_any_more_is_counted()
    {
        TaskCompletionSource arrived = new();
        using WatiWorld world = new(new ScriptedWati(async (_, stop) =>
        {
            arrived.SetResult();
            return await new TaskCompletionSource<HttpResponseMessage>().Task.WaitAsync(stop);
        }));
        using CancellationTokenSource impatient = new();

        var asking = world.V1().ProbeAsync(impatient.Token);
        await arrived.Task;
        await impatient.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(asking);
        Counted(world).ShouldBe(1);
    }

    private static long Counted(WatiWorld world) => world.Services.GetRequiredService<CallMeter>().Take().Values.Sum();

    private static HttpResponseMessage Throttled(TimeSpan retryAfter)
    {
        HttpResponseMessage answer = new(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter = new(retryAfter);
        return answer;
    }
}
