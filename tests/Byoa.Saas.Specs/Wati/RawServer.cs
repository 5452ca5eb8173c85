using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Byoa.Saas.Specs.Wati;

/// <summary>Counts requests; answers each with JSON or a whole raw answer on a kept connection, or closes it without a word for null.</summary>
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
            if (!body.StartsWith("HTTP/", StringComparison.Ordinal))
                body = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(body));
        }
    }
}
