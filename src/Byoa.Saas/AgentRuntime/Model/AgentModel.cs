using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.Conversations;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.AgentRuntime.Model;

/// <summary>Models behind OpenAI-compatible addresses. Tools are declared, never run: each of their calls is a step of the turn.</summary>
internal sealed class AgentModel(ModelCalls calls, ModelClients clients, ModelPlaces places, IOptions<ModelOptions> options) : IAgentModel
{
    public Task<ModelOutcome> AskAsync(
        string tenant, AgentDefinition agent, ModelRole role, IReadOnlyList<ChatMessage> dialogue, IReadOnlyList<AITool> tools, CancellationToken cancellation)
    {
        var target = ModelTarget.Of(agent.Model, role, options.Value);
        return calls.RunAsync(
            tenant,
            ModelOperation.Chat,
            target,
            async (access, stop) =>
            {
                using var client = clients.Chat(access, target.Name);
                var response = await client.GetResponseAsync(dialogue, Settings(agent, tools), stop);
                return ModelAnswers.Read(response, target.Name);
            },
            cancellation);
    }

    public async Task<TranscriptionOutcome> TranscribeAsync(
        string tenant, AgentDefinition agent, ReadOnlyMemory<byte> audio, string contentType, CancellationToken cancellation)
    {
        var model = agent.Model.TranscriptionModel ?? options.Value.TranscriptionModel;
        using var place = await places.TakeAsync(tenant, cancellation);
        var outcome = await calls.RunAsync(
            tenant,
            ModelOperation.Transcription,
            ModelTarget.Of(agent.Model, ModelRole.Primary, options.Value) with { Name = model },
            async (access, stop) =>
            {
                using var stream = new MemoryStream(audio.ToArray(), writable: false);
                var heard = await clients.Audio(access, model).TranscribeAudioAsync(stream, AudioFileName.For(contentType), options: null, stop);
                return heard.Value.Text is { } text
                    ? new ModelOutcome.Answered(model, ModelAnswers.WithoutNuls(text), [], "stop", new TokenUsage(0, 0))
                    : ModelFailures.Unreadable;
            },
            cancellation);
        return outcome is ModelOutcome.Failed failed
            ? new TranscriptionOutcome(null, failed.Code)
            : new TranscriptionOutcome(((ModelOutcome.Answered)outcome).Text, null);
    }

    private static ChatOptions Settings(AgentDefinition agent, IReadOnlyList<AITool> tools) => new()
    {
        Temperature = agent.Model.Temperature,
        MaxOutputTokens = agent.Limits.MostOutputTokens,
        Tools = tools.Count == 0 ? null : [.. tools],
    };
}
