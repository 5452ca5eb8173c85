using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Audio;
using OpenAI.Chat;

namespace Byoa.Saas.AgentRuntime.Model;

/// <summary>
/// Makes the clients of one call. They are cheap beside a model's answer, and made anew neither key nor connection handler
/// outlives its rotation in a cache.
/// </summary>
internal sealed class ModelClients(IHttpClientFactory http, ModelTelemetry telemetry)
{
    public const string ClientName = "model";

    public IChatClient Chat(ModelAccess access, string model) =>
        new ChatClient(model, access.Credential, Options(access)).AsIChatClient()
            .AsBuilder()
            .Use(inner => new MeteredChatClient(inner, telemetry))
            .Build();

    public AudioClient Audio(ModelAccess access, string model) => new(model, access.Credential, Options(access));

    private OpenAIClientOptions Options(ModelAccess access) => new()
    {
        Endpoint = access.BaseUrl,
        Transport = new HttpClientPipelineTransport(http.CreateClient(ClientName)),
        // Retries are events of the turn, and time is kept by the caller's clock.
        RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        NetworkTimeout = Timeout.InfiniteTimeSpan,
        ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
    };
}
