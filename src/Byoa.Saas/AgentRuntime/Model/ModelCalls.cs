using System.ClientModel;
using Byoa.Saas.Conversations;
using Byoa.Saas.Secrets;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.AgentRuntime.Model;

/// <summary>
/// What every call to a provider has in common: address, key, circuit, total time, one repeat with a rotated key, telemetry. A call that timed out
/// may still be answered and paid for at the provider; a turn repeats it all the same, and is bounded by its tries.
/// </summary>
internal sealed class ModelCalls(ITenantSecrets secrets, ModelCircuits circuits, IOptions<ModelOptions> options, TimeProvider time, ModelTelemetry telemetry)
{
    public Task<ModelOutcome> RunAsync(
        string tenant, ModelOperation operation, ModelTarget target, Func<ModelAccess, CancellationToken, Task<ModelOutcome>> call, CancellationToken cancellation) =>
        telemetry.MeasureAsync(tenant, operation, () => BoundAsync(tenant, target, call, cancellation));

    private async Task<ModelOutcome> BoundAsync(
        string tenant, ModelTarget target, Func<ModelAccess, CancellationToken, Task<ModelOutcome>> call, CancellationToken cancellation)
    {
        if (!ModelAddress.IsAllowed(target.BaseUrl, options.Value)) return ModelFailures.Misconfigured;

        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        try
        {
            if (await KeyAsync(tenant, target, both.Token) is not { } key) return ModelFailures.Misconfigured;
            var outcome = await AttemptAsync(key);
            if (outcome is not ModelOutcome.Failed { Category: FaultCategory.Authentication }) return outcome;

            secrets.Forget(tenant, target.Secret);
            secrets.Forget(tenant, target.Key);
            var current = await KeyAsync(tenant, target, both.Token);
            return current is null || current == key ? outcome : await AttemptAsync(current);
        }
        catch (SecretsUnavailableException)
        {
            return ModelFailures.KeysUnavailable;
        }
        catch (OperationCanceledException) when (IsLate())
        {
            return ModelFailures.TimedOut;
        }

        Task<ModelOutcome> AttemptAsync(string key) => circuits.PassAsync(tenant, target.BaseUrl, stop => CallAsync(key, stop), both.Token);

        async Task<ModelOutcome> CallAsync(string key, CancellationToken stop)
        {
            // A header cannot carry it, so the provider cannot have issued it.
            if (key.Any(c => c is <= ' ' or > '~')) return ModelFailures.Credential;
            try
            {
                return await call(new ModelAccess(target.BaseUrl, new ApiKeyCredential(key)), stop);
            }
            catch (OperationCanceledException) when (IsLate())
            {
                return ModelFailures.TimedOut;
            }
            catch (Exception failure) when (!stop.IsCancellationRequested && ModelFailures.Of(failure, time.GetUtcNow()) is not null)
            {
                telemetry.Note(tenant, failure);
                return ModelFailures.Of(failure, time.GetUtcNow())!;
            }
        }

        bool IsLate() => deadline.IsCancellationRequested && !cancellation.IsCancellationRequested;
    }

    /// <summary>
    /// The tenant's key for the address, or the one it was set with before keys had an address; else the platform's, which must not reach an address
    /// that a tenant chose.
    /// </summary>
    private async Task<string?> KeyAsync(string tenant, ModelTarget target, CancellationToken stop)
    {
        var own = (await secrets.ReadAsync(tenant, target.Secret, stop) ?? await secrets.ReadAsync(tenant, target.Key, stop))?.Trim();
        if (!string.IsNullOrEmpty(own)) return own;
        var platforms = options.Value.ApiKey?.Trim();
        return string.IsNullOrEmpty(platforms) || !ModelAddress.IsPlatforms(target.BaseUrl, options.Value) ? null : platforms;
    }
}
