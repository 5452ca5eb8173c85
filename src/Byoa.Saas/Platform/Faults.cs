using System.Net.Sockets;
using JasperFx;
using Npgsql;

namespace Byoa.Saas.Platform;

/// <summary>Tells what passes by itself, such as a database that restarts, from what nobody foresaw.</summary>
public static class Faults
{
    public static bool IsPassing(Exception failure) => failure switch
    {
        NpgsqlException { IsTransient: true } or SocketException or IOException or TimeoutException or ConcurrencyException or OperationCanceledException => true,
        AggregateException many => many.InnerExceptions.All(IsPassing),
        { InnerException: { } inner } => IsPassing(inner),
        _ => false,
    };
}
