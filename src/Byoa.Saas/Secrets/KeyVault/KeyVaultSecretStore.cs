using Azure;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;

namespace Byoa.Saas.Secrets.KeyVault;

/// <summary>One Key Vault secret per secret of a tenant; the vault keeps the versions.</summary>
internal sealed class KeyVaultSecretStore(SecretClient vault) : ISecretStore
{
    public async Task<string?> ReadAsync(string tenant, TenantSecret secret, CancellationToken cancellation)
    {
        var name = SecretName.InKeyVault(tenant, secret);
        try
        {
            var kept = await vault.GetSecretAsync(name, cancellationToken: cancellation);
            return kept.Value.Value;
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            return null;
        }
        catch (Exception failure) when (IsOfTheVault(failure, cancellation))
        {
            throw Unavailable(failure);
        }
    }

    public async Task WriteAsync(string tenant, TenantSecret secret, string value, CancellationToken cancellation)
    {
        var name = SecretName.InKeyVault(tenant, secret);
        try
        {
            await SetAsync(name, value, cancellation);
        }
        catch (Exception failure) when (IsOfTheVault(failure, cancellation))
        {
            throw Unavailable(failure);
        }
    }

    // A deleted secret keeps its name for the vault's retention time, and a set under that name is a conflict until it is recovered.
    private async Task SetAsync(string name, string value, CancellationToken cancellation)
    {
        try
        {
            await vault.SetSecretAsync(name, value, cancellation);
        }
        catch (RequestFailedException conflict) when (conflict.Status == 409)
        {
            var recovery = await vault.StartRecoverDeletedSecretAsync(name, cancellation);
            await recovery.WaitForCompletionAsync(cancellation);
            await vault.SetSecretAsync(name, value, cancellation);
        }
    }

    // The SDK's own time-outs come as cancellations nobody asked for.
    private static bool IsOfTheVault(Exception failure, CancellationToken cancellation) =>
        failure is RequestFailedException or AuthenticationFailedException or AggregateException or IOException
        || (failure is OperationCanceledException && !cancellation.IsCancellationRequested);

    private static SecretsUnavailableException Unavailable(Exception failure) =>
        new(failure is RequestFailedException refused ? $"Key Vault answered {refused.Status}." : "Key Vault cannot be used.", failure);
}
