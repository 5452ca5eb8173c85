using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Limits;
using Microsoft.Extensions.DependencyInjection;

namespace Byoa.Saas.Specs.Wati;

/// <summary>Over real sockets: which breakdowns prove that nothing was sent, and that none makes the HTTP stack send twice.</summary>
public sealed class Losing_the_connection
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task a_refused_connection_proves_that_nothing_was_sent()
    {
        using var world = new WatiWorld();
        var answer = await SendText(world, $"http://127.0.0.1:{ClosedPort()}");
        answer.ShouldBeOfType<WatiAnswer<SentMessage>.NotSent>();
    }

    [Fact]
    public async Task a_failed_handshake_proves_that_nothing_was_sent()
    {
        using var world = new WatiWorld();
        using var server = new RawServer(_ => null);
        var answer = await SendText(world, server.Origin.Replace("http:", "https:", StringComparison.Ordinal));
        answer.ShouldBeOfType<WatiAnswer<SentMessage>.NotSent>();
    }

    [Fact]
    public async Task a_connection_closed_after_the_request_leaves_the_outcome_open()
    {
        using var world = new WatiWorld();
        using var server = new RawServer(_ => null);
        (await SendText(world, server.Origin)).ShouldBeOfType<WatiAnswer<SentMessage>.Unknown>();
        server.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task a_send_is_not_repeated_silently_when_a_kept_connection_closes_under_it()
    {
        using var world = new WatiWorld();
        using var server = new RawServer(request => request == 1 ? """{"ok":true,"result":"success"}""" : null);
        (await SendText(world, server.Origin)).ShouldBeOfType<WatiAnswer<SentMessage>.Accepted>();
        (await SendText(world, server.Origin)).ShouldBeOfType<WatiAnswer<SentMessage>.Unknown>();
        server.Requests.ShouldBe(2);
    }

    [Theory]
    [InlineData(4.9, 1), InlineData(5.1, 0)]
    public async Task a_lease_that_ends_while_connecting_sends_nothing(double seconds, int requests)
    {
        using var world = new WatiWorld();
        using var server = new RawServer(_ => """{"ok":true,"result":"success"}""");
        CallLease lease = new(world.Clock.GetTimestamp(), TimeSpan.FromSeconds(5));
        world.Clock.Advance(TimeSpan.FromSeconds(seconds));

        var answer = await SendText(world, server.Origin, lease);

        server.Requests.ShouldBe(requests);
        world.Services.GetRequiredService<CallMeter>().Take().Values.Sum().ShouldBe(requests);
        if (requests == 0)
            answer.ShouldBe(new WatiAnswer<SentMessage>.NotSent("lease_over"));
        else
            answer.ShouldBeOfType<WatiAnswer<SentMessage>.Accepted>();
    }

    [Fact]
    public async Task a_redirect_of_the_real_stack_is_not_followed_either()
    {
        using var world = new WatiWorld();
        using var elsewhere = new RawServer(_ => """{"ok":true}""");
        using var server = new RawServer(_ => $"HTTP/1.1 307 Temporary Redirect\r\nLocation: {elsewhere.Origin}/x\r\nContent-Length: 0\r\n\r\n");
        var answer = await SendText(world, server.Origin);
        answer.ShouldBeOfType<WatiAnswer<SentMessage>.Rejected>().Code.ShouldBe(WatiCodes.HostRefused);
        elsewhere.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task the_http_stack_writes_no_span_that_would_hold_a_phone_number()
    {
        ConcurrentBag<string> spans = [];
        using var server = new RawServer(_ => """{"ok":true}""");
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => spans.Add($"{activity.Source.Name} {activity.DisplayName} {string.Join(' ', activity.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(listener);
        using var world = new WatiWorld();
        await SendText(world, server.Origin);
        spans.ShouldContain(span => span.StartsWith("Byoa.Saas.Wati wati SendText", StringComparison.Ordinal));
        spans.ShouldNotContain(span => span.Contains("14155552671", StringComparison.Ordinal));
    }

    private static Task<WatiAnswer<SentMessage>> SendText(WatiWorld world, string origin, CallLease? lease = null) =>
        world.V1(origin, lease).SendTextAsync(WatiWorld.Customer, new OutgoingText("Hello", "local-1"), Stop);

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
