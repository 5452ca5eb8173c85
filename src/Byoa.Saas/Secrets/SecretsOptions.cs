using System.ComponentModel.DataAnnotations;

namespace Byoa.Saas.Secrets;

public enum SecretStoreKind { Embedded, KeyVault }

/// <summary>Where tenants' secrets are kept and how long a read is believed.</summary>
public sealed class SecretsOptions
{
    public const string SectionName = "Secrets";

    /// <summary>Embedded: encrypted in our own PostgreSQL, for one machine or a small installation. KeyVault: Azure Key Vault.</summary>
    [EnumDataType(typeof(SecretStoreKind))]
    public SecretStoreKind Store { get; set; } = SecretStoreKind.Embedded;

    /// <summary>Seconds a value is kept in memory, and so the longest another replica uses a replaced one.</summary>
    [Range(1, 600)]
    public int CacheSeconds { get; set; } = 60;

    public KeyVaultOptions KeyVault { get; init; } = new();

    public EmbeddedOptions Embedded { get; init; } = new();

    public sealed class KeyVaultOptions
    {
        /// <summary>The vault's address, such as <c>https://example.vault.azure.net/</c>.</summary>
        public Uri? Uri { get; set; }
    }

    public sealed class EmbeddedOptions
    {
        /// <summary>A PKCS#12 file whose key protects the key ring. Losing it loses every secret.</summary>
        public string? CertificatePath { get; set; }

        public string? CertificatePassword { get; set; }

        /// <summary>The certificate before the present one; needed as long as a secret is left that was last written before the change.</summary>
        public string? PreviousCertificatePath { get; set; }

        public string? PreviousCertificatePassword { get; set; }
    }
}
