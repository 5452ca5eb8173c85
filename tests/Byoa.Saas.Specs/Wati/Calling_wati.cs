using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using Byoa.Saas.Secrets;
using Byoa.Saas.Wati;

namespace Byoa.Saas.Specs.Wati;

/// <summary>What both generations share: token, time-out, one repeat, nothing told to logs.</summary>
public sealed class Calling_wati
{
    private const string Sent = """{"ok":true,"result":true,"message":{"id":"m1","localMessageId":"l1"}}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("token-1")]
    [InlineData("Bearer token-1")]
    [InlineData(" bearer  token-1 \n")]
    public async Task the_token_goes_out_with_its_scheme_exactly_once(string stored)
    {
        var wati = ScriptedWati.Saying(200, Sent);
        using var world = new WatiWorld(wati);
        world.Secrets.Token = () => stored;
        await Text(world);
        wati.Requests.ShouldHaveSingleItem().Authorization.ShouldBe("Bearer token-1");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer ")]
    [InlineData("two words")]
    public async Task without_a_usable_token_nothing_is_sent(string? stored)
    {
        var wati = ScriptedWati.Saying(200, Sent);
        using var world = new WatiWorld(wati);
        world.Secrets.Token = () => stored;
        (await Text(world)).ShouldBe(new WatiAnswer<SentMessage>.Credential("no_token"));
        wati.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task an_unreachable_secret_store_means_nothing_was_sent()
    {
        var wati = ScriptedWati.Saying(200, Sent);
        using var world = new WatiWorld(wati);
        world.Secrets.Token = () => throw new SecretsUnavailableException("down");
        (await Text(world)).ShouldBe(new WatiAnswer<SentMessage>.NotSent("secrets_unavailable"));
        wati.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_401_reads_the_token_anew_and_tries_once_more()
    {
        using var world = new WatiWorld(new ScriptedWati(asked => asked.Authorization == "Bearer fresh"
            ? ScriptedWati.Answer(200, Sent)
            : ScriptedWati.Answer(401, "")));
        world.Secrets.Token = () => world.Secrets.Forgotten == 0 ? "stale" : "fresh";
        (await Text(world)).ShouldBeOfType<WatiAnswer<SentMessage>.Accepted>();
        world.Secrets.Forgotten.ShouldBe(1);
    }

    [Fact]
    public async Task a_second_401_is_a_matter_of_the_credential()
    {
        var wati = ScriptedWati.Saying(401, "Unauthorized", "text/plain");
        using var world = new WatiWorld(wati);
        (await Text(world)).ShouldBe(new WatiAnswer<SentMessage>.Credential("401"));
        wati.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task nothing_but_a_401_is_repeated(int status)
    {
        var wati = ScriptedWati.Saying(status, "");
        using var world = new WatiWorld(wati);
        await Text(world);
        await world.V1().GetMessagesAsync(WatiWorld.Customer, 1, 20, Stop);
        wati.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task an_answer_slower_than_the_time_out_leaves_a_send_open()
    {
        var started = new TaskCompletionSource();
        using var world = new WatiWorld(new ScriptedWati(async (_, stop) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
            throw new InvalidOperationException();
        }));
        var call = Text(world);
        await started.Task;
        world.Clock.Advance(TimeSpan.FromSeconds(29));
        call.IsCompleted.ShouldBeFalse();
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        (await call).ShouldBe(new WatiAnswer<SentMessage>.Unknown("timeout"));
    }

    [Fact]
    public async Task a_caller_that_gives_up_is_told_so()
    {
        using var given = new CancellationTokenSource();
        using var world = new WatiWorld(new ScriptedWati(async (_, stop) =>
        {
            await given.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
            throw new InvalidOperationException();
        }));
        await Should.ThrowAsync<OperationCanceledException>(
            () => world.V1().SendTextAsync(WatiWorld.Customer, new OutgoingText("Hi", "l1"), given.Token));
    }

    [Fact]
    public async Task a_429_carries_the_wait_wati_named()
    {
        using var world = new WatiWorld(new ScriptedWati(_ =>
        {
            var answer = ScriptedWati.Answer(429, "");
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(12));
            return answer;
        }));
        (await Text(world)).ShouldBe(new WatiAnswer<SentMessage>.Throttled(TimeSpan.FromSeconds(12)));
    }

    [Fact]
    public async Task an_answer_beyond_the_size_limit_is_not_read_on()
    {
        using var world = new WatiWorld(ScriptedWati.Saying(200, "{\"ok\":true,\"x\":\"" + new string('x', 70_000) + "\"}"), ("MaxAnswerBytes", "65536"));
        (await Text(world)).ShouldBeOfType<WatiAnswer<SentMessage>.Unknown>();
    }

    [Fact]
    public async Task a_body_that_breaks_off_does_not_hide_the_status()
    {
        using var world = new WatiWorld(new ScriptedWati(_ => new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new BrokenContent() }));
        (await Text(world)).ShouldBeOfType<WatiAnswer<SentMessage>.Throttled>();
    }

    [Fact]
    public async Task logs_name_tenant_route_and_outcome_and_no_customer()
    {
        using var world = new WatiWorld(ScriptedWati.Saying(200, """{"result":false,"info":"Ticket of 14155552671 has been expired."}"""));
        await world.V1().SendTextAsync(WatiWorld.Customer, new OutgoingText("My pin is 4711", "l1"), Stop);
        world.Log.All.ShouldContain("Wati SendText for acme: window_closed");
        foreach (var secret in (string[])["14155552671", "4711", "token-1", "wati.io", "sendSessionMessage"]) world.Log.All.ShouldNotContain(secret);
    }

    [Fact]
    public async Task calls_are_counted_by_route_and_outcome()
    {
        ConcurrentBag<string> counted = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Byoa.Saas.Wati") self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => counted.Add(string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}"))));
        listener.Start();
        using var world = new WatiWorld(ScriptedWati.Saying(409, ""));
        await world.V3().AssignOperatorAsync(WatiWorld.Customer, null, Stop);
        counted.ShouldContain("route=AssignOperator outcome=ambiguous_conversation");
    }

    private static Task<WatiAnswer<SentMessage>> Text(WatiWorld world) =>
        world.V1().SendTextAsync(WatiWorld.Customer, new OutgoingText("Hi", "l1"), Stop);

    private sealed class BrokenContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new IOException("reset");

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
