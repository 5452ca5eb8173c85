using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Byoa.Saas.Wati.Transport;

/// <summary>
/// One span, one count and one line per call, by route class: addresses hold phone numbers and message text and appear nowhere,
/// which is also why the HTTP client's own tracing and logging are off.
/// </summary>
internal sealed partial class WatiTelemetry(IMeterFactory meters, TimeProvider time, ILogger<WatiTelemetry> logger)
{
    public const string Name = "Byoa.Saas.Wati";

    private static readonly ActivitySource Spans = new(Name);

    private readonly Counter<long> calls = meters.Create(Name).CreateCounter<long>("byoa.wati.calls", "{call}", "Calls to Wati by route class and outcome.");

    public async Task<WatiAnswer<T>> MeasureAsync<T>(string tenant, WatiRoute route, Func<Task<WatiAnswer<T>>> call)
    {
        using var span = Spans.StartActivity($"wati {route}", ActivityKind.Client);
        var started = time.GetTimestamp();
        var answer = await call();

        var outcome = Outcome(answer);
        calls.Add(1, new("route", route.ToString()), new("outcome", outcome));
        span?.SetTag("byoa.tenant", tenant).SetTag("byoa.wati.outcome", outcome);
        var level = answer is WatiAnswer<T>.Accepted ? LogLevel.Debug : LogLevel.Warning;
        var milliseconds = (long)time.GetElapsedTime(started).TotalMilliseconds;
        Called(level, route, tenant, outcome, milliseconds);
        return answer;
    }

    private static string Outcome<T>(WatiAnswer<T> answer) => answer switch
    {
        WatiAnswer<T>.Accepted => "accepted",
        WatiAnswer<T>.Rejected rejected => rejected.Code,
        WatiAnswer<T>.Throttled => "throttled",
        WatiAnswer<T>.Credential => "credential",
        WatiAnswer<T>.NotSent => "not_sent",
        WatiAnswer<T>.Unknown => "unknown",
        _ => throw new UnreachableException(),
    };

    [LoggerMessage(EventId = 1, Message = "Wati {Route} for {Tenant}: {Outcome} after {Milliseconds} ms")]
    private partial void Called(LogLevel level, WatiRoute route, string tenant, string outcome, long milliseconds);
}
