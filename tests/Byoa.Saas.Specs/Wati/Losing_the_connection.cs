using System.Net;
using System.Net.Sockets;
using System.Text;
using Byoa.Saas.Wati;

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

    private static Task<WatiAnswer<SentMessage>> SendText(WatiWorld world, string origin) =>
        world.V1(origin).SendTextAsync(WatiWorld.Customer, new OutgoingText("Hello", "local-1"), Stop);

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Counts requests; answers each with JSON on a kept connection, or closes it without a word for null.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<int, string?> answer;
    private int requests;

    public RawServer(Func<int, string?> answer)
    {
        this.answer = answer;
        listener.Start();
        _ = AcceptAsync();
    }

    public string Origin => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public int Requests => Volatile.Read(ref requests);

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        var stream = connection.GetStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var head = "";
            while (!head.Contains("\r\n\r\n", StringComparison.Ordinal))
            {
                var count = await stream.ReadAsync(buffer);
                if (count == 0 || buffer[0] == 0x16) return;
                head += Encoding.ASCII.GetString(buffer, 0, count);
            }

            if (answer(Interlocked.Increment(ref requests)) is not { } body) return;
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        }
    }
}
