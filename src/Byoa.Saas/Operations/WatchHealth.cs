using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Operations;

/// <summary>Whether every turn ended in something, by the last look.</summary>
internal sealed class TurnHealth(WatchFigures figures, IOptions<WatchOptions> options, TimeProvider time) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(WatchHealth.Of(figures.Turns, figures.Since, seen => seen.Count, "unexplained", "Turns ended in nothing: each tenant's are listed under turns/unexplained.", options.Value, time.GetUtcNow()));
}

/// <summary>Whether messages were given up, by the last look.</summary>
internal sealed class DeadLetterHealth(WatchFigures figures, IOptions<WatchOptions> options, TimeProvider time) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(WatchHealth.Of(figures.DeadLetters, figures.Since, seen => seen.Sum(depth => depth.Count), "dead", "Messages were given up: they are listed under dead-letters.", options.Value, time.GetUtcNow()));
}

internal static class WatchHealth
{
    /// <summary>Looks missed in a row before their silence counts.</summary>
    private const int Missed = 4;

    /// <param name="seen">What the last look that succeeded found; null when none did yet.</param>
    /// <param name="since">When this process began to look: a first look that never comes is missed like any other.</param>
    /// <param name="count">How much of it is not well.</param>
    /// <param name="figure">What that count is called.</param>
    /// <param name="complaint">What to say of it.</param>
    /// <param name="options">How often it is looked.</param>
    /// <param name="now">Now.</param>
    public static HealthCheckResult Of<T>(
        Seen<T>? seen, DateTimeOffset since, Func<T, int> count, string figure, string complaint, WatchOptions options, DateTimeOffset now)
    {
        var silence = now - (seen?.At ?? since);
        Dictionary<string, object> figures = new() { ["secondsAgo"] = (int)silence.TotalSeconds };
        var found = seen is null ? 0 : count(seen.What);
        if (seen is not null)
            figures[figure] = found;
        if (silence > (Missed * options.Look) + TimeSpan.FromMinutes(1))
            return HealthCheckResult.Degraded("Not looked at for too long.", data: figures);
        if (seen is null)
            return HealthCheckResult.Healthy("Not looked at yet.");
        return found > 0 ? HealthCheckResult.Degraded(complaint, data: figures) : HealthCheckResult.Healthy(data: figures);
    }
}
