using System.Net.Sockets;
using JasperFx;
using Npgsql;

namespace Byoa.Saas.Platform;

/// <summary>Tells what passes by itself, such as a database that restarts, from what nobody foresaw.</summary>
public static class Faults
{
    /// <summary>idle_in_transaction_session_timeout, for which Npgsql has no name.</summary>
    private const string IdleInTransaction = "25P03";

    public static bool IsPassing(Exception failure) => failure switch
    {
        _ when IsOfTheStore(failure) => true,
        IOException or TimeoutException or ConcurrencyException or OperationCanceledException => true,
        AggregateException many => many.InnerExceptions.All(IsPassing),
        { InnerException: { } inner } => IsPassing(inner),
        _ => false,
    };

    /// <summary>The database is away, or ended the transaction of a process that was frozen in it.</summary>
    public static bool IsOfTheStore(Exception failure) => failure is NpgsqlException { IsTransient: true } or SocketException
        or PostgresException { SqlState: IdleInTransaction };
}
