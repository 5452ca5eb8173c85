using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Byoa.Saas.Secrets.Embedded;

/// <summary>Seals values for one tenant and kind: a ciphertext copied to another row does not open there.</summary>
internal sealed class SecretSealer(IDataProtectionProvider protection)
{
    public byte[] Seal(string tenant, SecretKind kind, string value) => For(tenant, kind).Protect(Encoding.UTF8.GetBytes(value));

    /// <exception cref="System.Security.Cryptography.CryptographicException">Sealed for another row, by another ring, or damaged.</exception>
    public string Open(string tenant, SecretKind kind, byte[] ciphertext) => Encoding.UTF8.GetString(For(tenant, kind).Unprotect(ciphertext));

    private IDataProtector For(string tenant, SecretKind kind) =>
        protection.CreateProtector("Byoa.Saas.Secrets", tenant, SecretName.Of(kind));
}
