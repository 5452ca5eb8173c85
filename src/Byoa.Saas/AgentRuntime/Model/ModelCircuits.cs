using System.Collections.Concurrent;
using Byoa.Saas.Conversations;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;

namespace Byoa.Saas.AgentRuntime.Model;

/// <summary>
/// One circuit for each tenant and provider: while a provider fails a tenant, the tenant's calls to it fail at once and cost nobody anything. What one
/// tenant meets there says nothing to another, whose key, quota or model is a different one.
/// </summary>
internal sealed class ModelCircuits(IOptions<ModelOptions> options, TimeProvider time, ModelTelemetry telemetry, IProviderWatch watch)
{
    /// <summary>A circuit that nobody used for this long is forgotten; longer than a break may last.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    /// <summary>What another process saw open, and died with, nobody else would ever close: that a provider is well is said again after so long.</summary>
    private static readonly TimeSpan Said = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(string Tenant, string Address), Circuit> circuits = new();
    private long sweptAt = time.GetTimestamp();

    public int Count => circuits.Count;

    public async Task<ModelOutcome> PassAsync(string tenant, Uri provider, Func<CancellationToken, Task<ModelOutcome>> call, CancellationToken cancellation)
    {
        Sweep();
        var circuit = circuits.GetOrAdd((tenant, provider.AbsoluteUri), _ => new Circuit(Pipeline(tenant, provider)));
        circuit.UsedAt = time.GetTimestamp();
        try
        {
            var outcome = await circuit.Pipeline.ExecuteAsync(async stop => await call(stop), cancellation);
            if (!IsProvidersFault(outcome) && (circuit.SaidAt is not { } said || time.GetElapsedTime(said) >= Said))
            {
                circuit.SaidAt = time.GetTimestamp();
                await watch.AnswersAgainAsync(tenant, provider.Host);
            }
            return outcome;
        }
        catch (BrokenCircuitException open)
        {
            return ModelFailures.CircuitOpen(open.RetryAfter);
        }
    }

    /// <summary>Refusals that are the caller's own fault say that the provider is well.</summary>
    private static bool IsProvidersFault(ModelOutcome outcome) =>
        outcome is ModelOutcome.Failed { Category: FaultCategory.Unavailable or FaultCategory.RateLimited or FaultCategory.Transient };

    private ResiliencePipeline<ModelOutcome> Pipeline(string tenant, Uri provider) => new ResiliencePipelineBuilder<ModelOutcome> { TimeProvider = time }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<ModelOutcome>
        {
            FailureRatio = options.Value.CircuitFailureRatio,
            MinimumThroughput = options.Value.CircuitMinimumCalls,
            SamplingDuration = TimeSpan.FromSeconds(options.Value.CircuitWindowSeconds),
            BreakDuration = TimeSpan.FromSeconds(options.Value.CircuitBreakSeconds),
            ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Result is { } outcome && IsProvidersFault(outcome)),
            OnOpened = async _ =>
            {
                telemetry.Circuit(tenant, provider.Host, "open");
                await watch.FailsAsync(tenant, provider.Host);
            },
            OnHalfOpened = _ =>
            {
                telemetry.Circuit(tenant, provider.Host, "half_open");
                return ValueTask.CompletedTask;
            },
            OnClosed = async _ =>
            {
                telemetry.Circuit(tenant, provider.Host, "closed");
                await watch.AnswersAgainAsync(tenant, provider.Host);
            },
        })
        .Build();

    private void Sweep()
    {
        var last = Volatile.Read(ref sweptAt);
        if (time.GetElapsedTime(last) < Kept || Interlocked.CompareExchange(ref sweptAt, time.GetTimestamp(), last) != last) return;
        foreach (var (key, circuit) in circuits)
            if (time.GetElapsedTime(circuit.UsedAt) >= Kept)
                circuits.TryRemove(KeyValuePair.Create(key, circuit));
    }

    private sealed class Circuit(ResiliencePipeline<ModelOutcome> pipeline)
    {
        public ResiliencePipeline<ModelOutcome> Pipeline => pipeline;

        public long UsedAt { get; set; }

        /// <summary>When it was last said that the provider answers.</summary>
        public long? SaidAt { get; set; }
    }
}
