using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.Conversations;
using Microsoft.Extensions.AI;

namespace Byoa.Saas.AgentRuntime.Model;

/// <summary>One call to a tenant's model. Faults come back as values; only a cancelled token and bugs throw.</summary>
public interface IAgentModel
{
    /// <summary>Asks the model once, without tools being run and without any retry.</summary>
    Task<ModelOutcome> AskAsync(
        string tenant, AgentDefinition agent, ModelRole role, IReadOnlyList<ChatMessage> dialogue, IReadOnlyList<AITool> tools, CancellationToken cancellation);

    /// <summary>Turns a voice note into text at the tenant's provider.</summary>
    Task<TranscriptionOutcome> TranscribeAsync(string tenant, AgentDefinition agent, ReadOnlyMemory<byte> audio, string contentType, CancellationToken cancellation);
}

/// <summary>What a model call came to. A closed family.</summary>
public abstract record ModelOutcome
{
    private ModelOutcome() { }

    /// <param name="Model">The model that answered, as the provider names it.</param>
    /// <param name="Text">Its words, if any.</param>
    /// <param name="ToolCalls">Tools it wants called, with arguments as it wrote them.</param>
    /// <param name="FinishReason">stop or tool_calls; every other reason is a failure.</param>
    /// <param name="Usage">Tokens by the provider's count.</param>
    public sealed record Answered(string Model, string? Text, IReadOnlyList<ToolCall> ToolCalls, string FinishReason, TokenUsage Usage) : ModelOutcome;

    /// <param name="Category">Decides whether another try makes sense.</param>
    /// <param name="Code">One of the model codes of <see cref="Codes"/>.</param>
    /// <param name="RetryAfter">How long the provider asked to wait.</param>
    public sealed record Failed(FaultCategory Category, string Code, TimeSpan? RetryAfter) : ModelOutcome;
}

/// <param name="Text">The transcript; null when it failed.</param>
/// <param name="Code">Why it failed, as one of the model codes of <see cref="Codes"/>.</param>
public sealed record TranscriptionOutcome(string? Text, string? Code);
