using System.Diagnostics;
using System.Diagnostics.Metrics;
using Byoa.Saas.Conversations;
using Microsoft.Extensions.AI;

namespace Byoa.Saas.AgentRuntime.Model;

internal enum ModelOperation { Chat, Transcription }

/// <summary>One count, one duration and one line per call, by outcome code. Texts and keys never come near it.</summary>
internal sealed partial class ModelTelemetry
{
    public const string Name = "Byoa.Saas.Model";

    private readonly TimeProvider time;
    private readonly ILogger<ModelTelemetry> logger;
    private readonly Counter<long> calls;
    private readonly Counter<long> tokens;
    private readonly Counter<long> circuits;
    private readonly Histogram<double> duration;

    public ModelTelemetry(IMeterFactory meters, TimeProvider time, ILogger<ModelTelemetry> logger)
    {
        this.time = time;
        this.logger = logger;
        var meter = meters.Create(Name);
        calls = meter.CreateCounter<long>("byoa.model.calls", "{call}", "Calls to models by operation and outcome.");
        tokens = meter.CreateCounter<long>("byoa.model.tokens", "{token}", "Tokens by direction, as providers count them.");
        circuits = meter.CreateCounter<long>("byoa.model.circuits", "{change}", "Changes of circuits to models, by tenant, provider and new state.");
        duration = meter.CreateHistogram<double>("byoa.model.duration", "s", "How long calls to models took.");
    }

    public async Task<ModelOutcome> MeasureAsync(string tenant, ModelOperation operation, Func<Task<ModelOutcome>> call)
    {
        var started = time.GetTimestamp();
        var outcome = await call();
        var elapsed = time.GetElapsedTime(started);

        var (level, code, usage) = outcome switch
        {
            ModelOutcome.Answered answered => (LogLevel.Debug, "answered", answered.Usage),
            ModelOutcome.Failed failed => (LogLevel.Warning, failed.Code, new TokenUsage(0, 0)),
            _ => throw new UnreachableException(),
        };
        TagList tags = new() { { "operation", operation.ToString() }, { "outcome", code } };
        calls.Add(1, tags);
        duration.Record(elapsed.TotalSeconds, tags);
        var milliseconds = (long)elapsed.TotalMilliseconds;
        Called(level, operation, tenant, code, milliseconds, usage.Input, usage.Output);
        return outcome;
    }

    public void Count(UsageDetails? usage)
    {
        if (usage?.InputTokenCount is { } input) tokens.Add(input, new KeyValuePair<string, object?>("direction", "input"));
        if (usage?.OutputTokenCount is { } output) tokens.Add(output, new KeyValuePair<string, object?>("direction", "output"));
    }

    /// <param name="tenant">Whose circuit.</param>
    /// <param name="provider">The provider's host.</param>
    /// <param name="state">open, half_open or closed.</param>
    public void Circuit(string tenant, string provider, string state)
    {
        circuits.Add(1, new("tenant", tenant), new("provider", provider), new("state", state));
        CircuitChanged(tenant, provider, state);
    }

    /// <summary>Names what stood behind a failure by its type alone: exception messages quote answers.</summary>
    public void Note(string tenant, Exception fault)
    {
        var type = fault.GetType().Name;
        Faulted(tenant, type);
    }

    [LoggerMessage(EventId = 1, Message = "Model {Operation} for {Tenant}: {Outcome} after {Milliseconds} ms, {Input} tokens in, {Output} out")]
    private partial void Called(LogLevel level, ModelOperation operation, string tenant, string outcome, long milliseconds, long input, long output);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "The circuit of {Tenant} to the models at {Provider} is {State}")]
    private partial void CircuitChanged(string tenant, string provider, string state);

    [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "Model call for {Tenant} met {Fault}")]
    private partial void Faulted(string tenant, string fault);
}
