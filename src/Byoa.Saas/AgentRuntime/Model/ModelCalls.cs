using System.ClientModel;
using Byoa.Saas.Conversations;
using Byoa.Saas.Secrets;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.AgentRuntime.Model;

/// <summary>What every call to a provider has in common: address, key, total time, one repeat with a rotated key, telemetry.</summary>
internal sealed class ModelCalls(ITenantSecrets secrets, IOptions<ModelOptions> options, TimeProvider time, ModelTelemetry telemetry)
{
    public Task<ModelOutcome> RunAsync(
        string tenant, ModelOperation operation, Uri? chosen, Func<ModelAccess, CancellationToken, Task<ModelOutcome>> call, CancellationToken cancellation) =>
        telemetry.MeasureAsync(tenant, operation, () => BoundAsync(tenant, chosen ?? options.Value.BaseUrl, call, cancellation));

    private async Task<ModelOutcome> BoundAsync(
        string tenant, Uri baseUrl, Func<ModelAccess, CancellationToken, Task<ModelOutcome>> call, CancellationToken cancellation)
    {
        if (!ModelAddress.IsAllowed(baseUrl, options.Value)) return ModelFailures.Misconfigured;

        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        try
        {
            if (await KeyAsync(tenant, baseUrl, both.Token) is not { } key) return ModelFailures.Misconfigured;
            var outcome = await AttemptAsync(tenant, baseUrl, key, call, both.Token);
            if (outcome is not ModelOutcome.Failed { Category: FaultCategory.Authentication }) return outcome;

            secrets.Forget(tenant, SecretKind.ModelKey);
            var current = await KeyAsync(tenant, baseUrl, both.Token);
            return current is null || current == key ? outcome : await AttemptAsync(tenant, baseUrl, current, call, both.Token);
        }
        catch (SecretsUnavailableException)
        {
            return ModelFailures.KeysUnavailable;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return ModelFailures.TimedOut;
        }
    }

    private async Task<ModelOutcome> AttemptAsync(
        string tenant, Uri baseUrl, string key, Func<ModelAccess, CancellationToken, Task<ModelOutcome>> call, CancellationToken stop)
    {
        // A header cannot carry it, so the provider cannot have issued it.
        if (key.Any(c => c is <= ' ' or > '~')) return ModelFailures.Credential;
        try
        {
            return await call(new ModelAccess(baseUrl, new ApiKeyCredential(key)), stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested && ModelFailures.Of(failure, time.GetUtcNow()) is not null)
        {
            telemetry.Note(tenant, failure);
            return ModelFailures.Of(failure, time.GetUtcNow())!;
        }
    }

    /// <summary>The tenant's key; else the platform's, which must not reach an address that a tenant chose.</summary>
    private async Task<string?> KeyAsync(string tenant, Uri baseUrl, CancellationToken stop)
    {
        var own = (await secrets.ReadAsync(tenant, SecretKind.ModelKey, stop))?.Trim();
        if (!string.IsNullOrEmpty(own)) return own;
        var platforms = options.Value.ApiKey?.Trim();
        return string.IsNullOrEmpty(platforms) || !ModelAddress.IsPlatforms(baseUrl, options.Value) ? null : platforms;
    }
}
