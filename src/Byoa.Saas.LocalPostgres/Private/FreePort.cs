using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Byoa.Postgres.Private;

/// <summary>A free port of 127.0.0.1 that stays free while the server is down for a moment.</summary>
internal static class FreePort
{
    // Systems take the source ports of outgoing connections from 32768 or 49152 upwards;
    // one of those could sit on the port when the server wants it back.
    private const int First = 20_000;
    private const int End = 32_000;

    public static int Choose()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(First, End);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException exception) when (exception.SocketErrorCode
                is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
            }
        }
    }
}
