using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Byoa.MultiTenancy.Tests.World;

/// <summary>Keeps the level of what the host logged.</summary>
internal sealed class LogBook : ILoggerProvider, ILogger
{
    public ConcurrentQueue<LogLevel> Levels { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Levels.Enqueue(logLevel);

    public void Dispose() { }
}
