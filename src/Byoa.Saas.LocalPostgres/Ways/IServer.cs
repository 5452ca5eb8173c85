namespace Byoa.Postgres.Ways;

/// <summary>A server that answers, whatever way led to it.</summary>
internal interface IServer : IAsyncDisposable
{
    string ConnectionString { get; }

    string Origin { get; }

    /// <summary>Whether the server, and a database created on it, is still there after we end.</summary>
    bool OutlivesUs { get; }
}

/// <summary>A server that runs as a process of ours.</summary>
internal interface IStoppableServer : IServer
{
    int? ProcessId { get; }

    Task StopImmediatelyAsync(CancellationToken cancellation);

    Task StartAgainAsync(CancellationToken cancellation);
}
