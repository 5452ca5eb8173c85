using Npgsql;

namespace Byoa.Saas.Tests;

/// <summary>Tells when a host has committed events, whichever process it runs in: PostgreSQL notifies, nobody polls.</summary>
internal sealed class EventSignal : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly CancellationTokenSource ending = new();
    private TaskCompletionSource next = Fresh();
    private Task listening = Task.CompletedTask;

    private EventSignal(NpgsqlConnection connection) => this.connection = connection;

    /// <summary>Take it before looking, so that nothing happens unseen between the look and the wait.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public static async Task<EventSignal> ListenAsync(string database, CancellationToken cancellation)
    {
        NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(database) { Pooling = false, KeepAlive = 10 }.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using NpgsqlCommand command = new(
            """
            create function public.tell_of_events() returns trigger language plpgsql as $$ begin perform pg_notify('events', ''); return null; end $$;
            create trigger tell_of_events after insert on byoa.mt_events for each statement execute function public.tell_of_events();
            listen events
            """, connection);
        await command.ExecuteNonQueryAsync(cancellation);
        EventSignal signal = new(connection);
        connection.Notification += (_, _) => Interlocked.Exchange(ref signal.next, Fresh()).TrySetResult();
        signal.listening = signal.ReceiveAsync();
        return signal;
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await listening;
        await connection.DisposeAsync();
        ending.Dispose();
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
                await connection.WaitAsync(ending.Token);
        }
        catch (OperationCanceledException) { }
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
