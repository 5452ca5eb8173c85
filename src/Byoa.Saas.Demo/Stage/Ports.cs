using System.Net;
using System.Net.Sockets;

namespace Byoa.Saas.Demo.Stage;

/// <summary>Ports on this machine.</summary>
internal static class Ports
{
    private const int Api = 5080;
    private const int Wati = 5081;
    private const int Model = 5082;

    /// <summary>The port asked for, or one easy to remember, or else any.</summary>
    /// <exception cref="StageException">The port asked for is taken.</exception>
    public static int ForApi(int? wanted) => wanted switch
    {
        { } port when !IsFree(port) => throw new StageException(
            $"Port {port} is taken by another program.", "name another with --port, or leave it out for a free one."),
        { } port => port,
        null => FriendlyOrFree(Api),
    };

    public static int ForWati() => FriendlyOrFree(Wati);

    public static int ForModel() => FriendlyOrFree(Model);

    private static int FriendlyOrFree(int friendly)
    {
        if (IsFree(friendly))
            return friendly;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
