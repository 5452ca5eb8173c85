using Byoa.Saas.Secrets;

namespace Byoa.Saas.Management.Tenants;

/// <summary>Keeps the keys an agent is sent with; what is left out stays as it was.</summary>
internal static class ModelKeys
{
    public static async Task WriteAsync(this ITenantSecrets secrets, string tenant, ModelRequest model, CancellationToken cancellation)
    {
        if (model.Key is { } key) await secrets.WriteAsync(tenant, SecretKind.ModelKey, key, cancellation);
        if (model.Fallback?.Key is { } other) await secrets.WriteAsync(tenant, SecretKind.FallbackModelKey, other, cancellation);
    }
}
