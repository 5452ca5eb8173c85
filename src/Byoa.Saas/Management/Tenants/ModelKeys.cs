using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Model;
using Byoa.Saas.Secrets;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Management.Tenants;

/// <summary>Where an agent's models are, and the keys it is sent with.</summary>
internal sealed class ModelKeys(ITenantSecrets secrets, IOptions<ModelOptions> options)
{
    /// <returns>The code why the agent could never call its models; null when it may.</returns>
    public string? Refusal(ModelChoice model) => ModelTarget.AreAllowed(model, options.Value) ? null : ModelAddress.NotAllowed;

    /// <summary>
    /// Keeps each key for the address it is given with; what is left out stays as it was. So it does not matter whose agent is in force in the end, or
    /// with which agent a turn began: no provider is shown a key of another one.
    /// </summary>
    public async Task WriteAsync(string tenant, ModelRequest request, ModelChoice model, CancellationToken cancellation)
    {
        var own = model.BaseUrl ?? options.Value.BaseUrl;
        if (request.Key is { } key)
            await secrets.WriteAsync(tenant, ModelTarget.SecretAt(SecretKind.ModelKey, own), key, cancellation);
        if (request.Fallback?.Key is { } other)
            await secrets.WriteAsync(tenant, ModelTarget.SecretAt(SecretKind.FallbackModelKey, model.Fallback?.BaseUrl ?? own), other, cancellation);
    }
}
