using System.Security.Cryptography;
using System.Text;

namespace Byoa.Saas.Secrets;

/// <summary>The names under which stores keep secrets.</summary>
internal static class SecretName
{
    private const int KeyVaultLimit = 127;
    private const int AddressBytes = 8;

    /// <summary>The kind's word, and a short hash of the address where there is one: an address may be longer than a name.</summary>
    public static string Of(TenantSecret secret) =>
        secret.Address is { } address ? $"{Of(secret.Kind)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)).AsSpan(..AddressBytes))}" : Of(secret.Kind);

    private static string Of(SecretKind kind) => kind switch
    {
        SecretKind.WatiToken => "wati-token",
        SecretKind.ModelKey => "model-key",
        SecretKind.FallbackModelKey => "fallback-model-key",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>
    /// <c>t-{tenant}-{secret}</c>. Key Vault knows letters, digits and dashes and no letter case, so another tenant id is refused
    /// rather than rewritten: two tenants must never meet in one name.
    /// </summary>
    public static string InKeyVault(string tenant, TenantSecret secret)
    {
        var name = $"t-{tenant}-{Of(secret)}";
        var fits = tenant.Length > 0 && name.Length <= KeyVaultLimit && tenant.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
        return fits ? name : throw new ArgumentException("A tenant id must be lower-case letters, digits and dashes to name a secret.", nameof(tenant));
    }
}
