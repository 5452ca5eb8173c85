using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Operations;

/// <summary>Whether every turn ended in something, by the last look.</summary>
internal sealed class TurnHealth(WatchFigures figures, IOptions<WatchOptions> options, TimeProvider time) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(WatchHealth.Of(figures.Turns, seen => seen.Count, "unexplained", "Turns ended in nothing: each tenant's are listed under turns/unexplained.", options.Value, time.GetUtcNow()));
}

/// <summary>Whether messages were given up, by the last look.</summary>
internal sealed class DeadLetterHealth(WatchFigures figures, IOptions<WatchOptions> options, TimeProvider time) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(WatchHealth.Of(figures.DeadLetters, seen => seen.Sum(depth => depth.Count), "dead", "Messages were given up: they are listed under dead-letters.", options.Value, time.GetUtcNow()));
}

internal static class WatchHealth
{
    /// <summary>Looks missed in a row before their silence counts.</summary>
    private const int Missed = 4;

    public static HealthCheckResult Of<T>(Seen<T>? seen, Func<T, int> count, string figure, string complaint, WatchOptions options, DateTimeOffset now)
    {
        if (seen is null)
            return HealthCheckResult.Healthy("Not looked at yet.");
        var found = count(seen.What);
        Dictionary<string, object> figures = new() { [figure] = found, ["secondsAgo"] = (int)(now - seen.At).TotalSeconds };
        return now - seen.At > (Missed * options.Look) + TimeSpan.FromMinutes(1)
            ? HealthCheckResult.Degraded("Not looked at for too long.", data: figures)
            : found > 0 ? HealthCheckResult.Degraded(complaint, data: figures) : HealthCheckResult.Healthy(data: figures);
    }
}
