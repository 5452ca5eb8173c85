using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Byoa.Saas.Secrets;
using Byoa.Saas.Secrets.Embedded;
using Byoa.Saas.Secrets.KeyVault;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Byoa.Saas.Specs.Secrets;

public sealed class Starting_with_secrets
{
    [Fact]
    public void development_needs_nothing() => SecretsBootGuard.Problems("Development", new SecretsOptions()).ShouldBeEmpty();

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void elsewhere_the_embedded_store_needs_a_certificate(string environment)
    {
        SecretsBootGuard.Problems(environment, new SecretsOptions()).ShouldHaveSingleItem().ShouldContain("CertificatePath");
        SecretsBootGuard.Problems(environment, new SecretsOptions { Embedded = { CertificatePath = "ring.pfx" } }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("vault", false)]
    [InlineData("http://example.vault.azure.net", false)]
    [InlineData("https://example.vault.azure.net", true)]
    public void key_vault_needs_an_https_address_everywhere(string? address, bool permitted)
    {
        var options = new SecretsOptions { Store = SecretStoreKind.KeyVault };
        options.KeyVault.Uri = address is null ? null : new Uri(address, UriKind.RelativeOrAbsolute);
        SecretsBootGuard.Problems("Development", options).Count.ShouldBe(permitted ? 0 : 1);
    }

    [Fact]
    public void an_unknown_store_is_named() =>
        SecretsBootGuard.Problems("Development", new SecretsOptions { Store = (SecretStoreKind)9 }).ShouldHaveSingleItem().ShouldContain("Secrets:Store");

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(600, true)]
    [InlineData(601, false)]
    public void a_value_is_cached_for_a_second_to_ten_minutes(int seconds, bool permitted) =>
        SecretsBootGuard.Problems("Development", new SecretsOptions { CacheSeconds = seconds }).Count.ShouldBe(permitted ? 0 : 1);

    [Fact]
    public void defaults_are_the_embedded_store_and_a_minute()
    {
        var options = new SecretsOptions();
        (options.Store, options.CacheSeconds).ShouldBe((SecretStoreKind.Embedded, 60));
    }

    [Fact]
    public void the_host_does_not_start_against_the_guard()
    {
        using var services = Services("Production");
        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }

    [Fact]
    public void configuration_chooses_the_store()
    {
        using var embedded = Services("Development");
        embedded.GetRequiredService<ISecretStore>().ShouldBeOfType<EmbeddedSecretStore>();
        embedded.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlRepository.ShouldBeOfType<PostgresKeyRing>();

        using var vault = Services("Production", ("Store", "KeyVault"), ("KeyVault:Uri", "https://example.vault.azure.net/"));
        vault.GetRequiredService<ISecretStore>().ShouldBeOfType<KeyVaultSecretStore>();
        vault.GetRequiredService<ITenantSecrets>().ShouldNotBeNull();
    }

    [Fact]
    public void the_ring_is_stored_encrypted_and_opens_with_either_certificate()
    {
        using var folder = new CertificateFolder();
        var (first, second) = (folder.Certificate("first"), folder.Certificate("second"));
        var ring = new MemoryRing();

        byte[] ciphertext;
        using (var before = Services("Production", ring, ("Embedded:CertificatePath", first), ("Embedded:CertificatePassword", "pass")))
            ciphertext = before.GetRequiredService<SecretSealer>().Seal("acme", SecretKind.WatiToken, "s3cr3t");
        ring.Elements.ShouldHaveSingleItem().ToString().ShouldContain("EncryptedData");
        ring.Elements[0].ToString().ShouldNotContain("<masterKey");

        using var after = Services(
            "Production",
            ring,
            ("Embedded:CertificatePath", second),
            ("Embedded:CertificatePassword", "pass"),
            ("Embedded:PreviousCertificatePath", first),
            ("Embedded:PreviousCertificatePassword", "pass"));
        after.GetRequiredService<SecretSealer>().Open("acme", SecretKind.WatiToken, ciphertext).ShouldBe("s3cr3t");
    }

    private static ServiceProvider Services(string environment, params (string Key, string Value)[] settings) => Services(environment, null, settings);

    private static ServiceProvider Services(string environment, IXmlRepository? ring, params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(NpgsqlDataSource.Create("Host=127.0.0.1;Database=nobody_connects"));
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Secrets:" + s.Key, (string?)s.Value)))
            .Build();
        services.AddSecrets(configuration, new HostingEnvironment { EnvironmentName = environment });
        if (ring is not null) services.PostConfigure<KeyManagementOptions>(o => o.XmlRepository = ring);
        return services.BuildServiceProvider();
    }

    private sealed class MemoryRing : IXmlRepository
    {
        public List<XElement> Elements { get; } = [];

        public IReadOnlyCollection<XElement> GetAllElements() => Elements;

        public void StoreElement(XElement element, string friendlyName) => Elements.Add(element);
    }

    /// <summary>Self-signed certificates in files that go with it.</summary>
    private sealed class CertificateFolder : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("byoa-specs-");

        public string Certificate(string name)
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
            var path = Path.Combine(folder.FullName, name + ".pfx");
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, "pass"));
            return path;
        }

        public void Dispose() => folder.Delete(recursive: true);
    }
}
