using Microsoft.Extensions.Options;

namespace Byoa.Saas.AgentRuntime.Model;

/// <summary>Reads an answer no further than <see cref="ModelOptions.MostAnswerBytes"/>, whatever its length claims to be.</summary>
internal sealed class AnswerLimitHandler(IOptions<ModelOptions> options) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(options.Value.MostAnswerBytes, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
