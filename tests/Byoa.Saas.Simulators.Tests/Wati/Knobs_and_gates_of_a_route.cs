using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Tests.Support;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Tests.Wati;

public sealed class Knobs_and_gates_of_a_route
{
    [Fact]
    public async Task too_many_requests_name_a_time_or_do_not_and_nothing_is_sent()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        world.Account.Knobs.Set(Knob.TooManyRequests("sendText", TimeSpan.FromSeconds(3)));
        world.Account.Knobs.Set(Knob.TooManyRequests("sendText"));
        using var named = await SendAsync(world, maria);
        using var unnamed = await SendAsync(world, maria);
        using var passed = await SendAsync(world, maria);
        ((int)named.StatusCode, named.Headers.RetryAfter?.Delta).ShouldBe((429, TimeSpan.FromSeconds(3)));
        ((int)unnamed.StatusCode, unnamed.Headers.RetryAfter).ShouldBe((429, null));
        passed.IsSuccessStatusCode.ShouldBeTrue();
        Sent(maria).ShouldBe(1);
        world.Account.Counters["sendText"].ShouldSatisfyAllConditions(c => c.Requests.ShouldBe(3), c => c.Accepted.ShouldBe(1));
    }

    [Fact]
    public async Task a_knob_with_a_name_leaves_the_requests_alone_that_do_not_name_it()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        world.Account.Knobs.Set(Knob.ErrorBeforeAcceptance("sendText") with { Naming = "somebody-else" });
        world.Account.Knobs.Set(Knob.ErrorBeforeAcceptance("sendText", status: 403) with { Naming = maria.Phone });
        using var named = await SendAsync(world, maria);
        using var passed = await SendAsync(world, maria);
        ((int)named.StatusCode, passed.IsSuccessStatusCode).ShouldBe((403, true));
        world.Account.Knobs.Current.ShouldHaveSingleItem().Naming.ShouldBe("somebody-else");
    }

    [Fact]
    public async Task an_error_comes_before_or_after_acceptance()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        world.Account.Knobs.Set(Knob.ErrorBeforeAcceptance("sendText"));
        using var before = await SendAsync(world, maria);
        Sent(maria).ShouldBe(0);
        world.Account.Knobs.Set(Knob.ErrorAfterAcceptance("sendText"));
        using var after = await SendAsync(world, maria);
        Sent(maria).ShouldBe(1);
        (before.StatusCode, after.StatusCode).ShouldBe((System.Net.HttpStatusCode.InternalServerError, System.Net.HttpStatusCode.InternalServerError));
    }

    [Fact]
    public async Task an_answer_is_lost_although_the_message_went_out()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        world.Account.Knobs.Set(Knob.LostAnswer("sendText"));
        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(world, maria));
        world.Account.Knobs.Set(Knob.Hang("sendText", TimeSpan.FromMinutes(1)));
        using var impatient = new CancellationTokenSource();
        var unanswered = world.Api.PostAsync(Path(maria), null, impatient.Token);
        await maria.WaitForAsync(entries => entries.Count(e => e.Kind == EntryKind.Agent) == 2, cancellation: World.Stop);
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => unanswered);
    }

    [Fact]
    public async Task a_200_can_say_nothing_of_use()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        List<string> bodies = [];
        foreach (var knob in (Knob[])[Knob.HtmlPage("*"), new("*", Fault.EmptyBody) { Times = 1 }, new("*", Fault.EmptyObject) { Times = 1 }, Knob.ResultFalse("*", "No.")])
        {
            world.Account.Knobs.Set(knob);
            using var response = await SendAsync(world, maria);
            ((int)response.StatusCode).ShouldBe(200);
            bodies.Add(await response.Content.ReadAsStringAsync(World.Stop));
        }

        bodies[0].ShouldStartWith("<!doctype html>");
        bodies[1..].ShouldBe(["", "{}", """{"result":false,"info":"No."}"""]);
    }

    [Fact]
    public async Task luck_is_the_same_for_the_same_seed()
    {
        await using var one = await World.StartAsync();
        await using var two = await World.StartAsync();
        (await LuckAsync(one)).ShouldBe(await LuckAsync(two));

        static async Task<string> LuckAsync(World world)
        {
            var maria = await world.MariaWritesAsync();
            world.Account.Knobs.Set(new Knob("sendText", Fault.Status) { Probability = 0.5 });
            var luck = "";
            for (var i = 0; i < 12; i++)
            {
                using var response = await SendAsync(world, maria);
                luck += response.IsSuccessStatusCode ? '+' : '-';
            }

            luck.ShouldContain('+');
            luck.ShouldContain('-');
            return luck + maria.ConversationId;
        }
    }

    [Fact]
    public async Task a_gate_holds_a_request_before_it_has_any_effect()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        using var gate = world.Account.Hold("sendText", GatePoint.BeforeAcceptance);
        var send = SendAsync(world, maria);
        await gate.Reached.WaitAsync(World.Stop);
        Sent(maria).ShouldBe(0);
        gate.Release();
        using var response = await send;
        response.IsSuccessStatusCode.ShouldBeTrue();
        Sent(maria).ShouldBe(1);
    }

    [Fact]
    public async Task a_gate_holds_the_answer_of_a_message_that_went_out()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        using var gate = world.Account.Hold("sendText", GatePoint.AfterAcceptance);
        var send = SendAsync(world, maria);
        await gate.Reached.WaitAsync(World.Stop);
        Sent(maria).ShouldBe(1);
        gate.Drop();
        await Should.ThrowAsync<HttpRequestException>(() => send);
        using var next = await SendAsync(world, maria);
        next.IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task a_hook_runs_for_each_request()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        world.Account.OnRequest("sendText", GatePoint.BeforeAcceptance, () => maria.WritesAsync("Just before"));
        using var response = await SendAsync(world, maria);
        maria.Transcript().TakeLast(2).Select(e => e.Text).ShouldBe(["Just before", "Hello"]);
    }

    private static string Path(SimulatedCustomer to) => $"/1001/api/v1/sendSessionMessage/{to.Phone}?messageText=Hello";

    private static Task<HttpResponseMessage> SendAsync(World world, SimulatedCustomer to) => world.Api.PostAsync(Path(to), null, World.Stop);

    private static int Sent(SimulatedCustomer to) => to.Transcript().Count(e => e.Kind == EntryKind.Agent);
}
