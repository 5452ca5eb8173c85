using Microsoft.Extensions.Logging;

namespace Byoa.Saas.Specs;

/// <summary>Keeps every line of every category.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly Lock gate = new();
    private readonly List<string> lines = [];

    public string All
    {
        get { lock (gate) return string.Join('\n', lines); }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (gate) lines.Add($"{logLevel}: {formatter(state, exception)} {exception}");
    }

    public void Dispose() { }
}
