using Microsoft.Extensions.AI;

namespace Byoa.Saas.AgentRuntime.Model;

/// <summary>Counts the tokens of every answer, also of those that are of no use and come back as a failure.</summary>
internal sealed class MeteredChatClient(IChatClient inner, ModelTelemetry telemetry) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken);
        telemetry.Count(response.Usage);
        return response;
    }
}
