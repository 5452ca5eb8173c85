using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Byoa.Saas.Secrets.Embedded;

/// <summary>Seals values for one secret of one tenant: a ciphertext copied to another row does not open there.</summary>
internal sealed class SecretSealer(IDataProtectionProvider protection)
{
    public byte[] Seal(string tenant, TenantSecret secret, string value) => For(tenant, secret).Protect(Encoding.UTF8.GetBytes(value));

    /// <exception cref="System.Security.Cryptography.CryptographicException">Sealed for another row, by another ring, or damaged.</exception>
    public string Open(string tenant, TenantSecret secret, byte[] ciphertext) => Encoding.UTF8.GetString(For(tenant, secret).Unprotect(ciphertext));

    private IDataProtector For(string tenant, TenantSecret secret) =>
        protection.CreateProtector("Byoa.Saas.Secrets", tenant, SecretName.Of(secret));
}
