using System.Security.Cryptography;
using System.Text;
using Byoa.Saas.Secrets;
using Byoa.Saas.Secrets.Embedded;
using Microsoft.AspNetCore.DataProtection;

namespace Byoa.Saas.Specs.Secrets;

public sealed class Sealing_secrets
{
    private readonly SecretSealer sealer = new(new EphemeralDataProtectionProvider());

    [Fact]
    public void a_sealed_value_opens_for_its_tenant_and_kind()
    {
        var ciphertext = sealer.Seal("acme", SecretKind.WatiToken, "s3cr3t");
        Encoding.UTF8.GetString(ciphertext).ShouldNotContain("s3cr3t");
        sealer.Open("acme", SecretKind.WatiToken, ciphertext).ShouldBe("s3cr3t");
    }

    [Fact]
    public void it_opens_for_no_other_tenant_and_no_other_kind()
    {
        var ciphertext = sealer.Seal("acme", SecretKind.WatiToken, "s3cr3t");
        Should.Throw<CryptographicException>(() => sealer.Open("other", SecretKind.WatiToken, ciphertext));
        Should.Throw<CryptographicException>(() => sealer.Open("acme", SecretKind.ModelKey, ciphertext));
    }

    [Fact]
    public void it_opens_under_no_other_key_ring_and_not_when_changed()
    {
        var ciphertext = sealer.Seal("acme", SecretKind.WatiToken, "s3cr3t");
        Should.Throw<CryptographicException>(
            () => new SecretSealer(new EphemeralDataProtectionProvider()).Open("acme", SecretKind.WatiToken, ciphertext));
        ciphertext[^1] ^= 1;
        Should.Throw<CryptographicException>(() => sealer.Open("acme", SecretKind.WatiToken, ciphertext));
    }
}
