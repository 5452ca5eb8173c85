using System.Net;
using Byoa.Saas.Secrets;
using Byoa.Saas.Secrets.KeyVault;

namespace Byoa.Saas.Specs.Secrets;

public sealed class Keeping_secrets_in_key_vault : IDisposable
{
    private readonly FakeVault vault = new();
    private readonly KeyVaultSecretStore store;

    public Keeping_secrets_in_key_vault() => store = new KeyVaultSecretStore(vault.Client());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task what_is_written_is_read_back_under_a_name_made_of_tenant_and_kind()
    {
        await store.WriteAsync("tn-acme", SecretKind.WatiToken, "wati", Stop);
        await store.WriteAsync("tn-acme", SecretKind.ModelKey, "model", Stop);
        await store.WriteAsync("tn-acme", SecretKind.FallbackModelKey, "other", Stop);
        vault.Secrets.ShouldBe(new Dictionary<string, string>
        {
            ["t-tn-acme-wati-token"] = "wati", ["t-tn-acme-model-key"] = "model", ["t-tn-acme-fallback-model-key"] = "other",
        });
        (await store.ReadAsync("tn-acme", SecretKind.ModelKey, Stop)).ShouldBe("model");
    }

    [Fact]
    public async Task a_secret_never_set_is_null() => (await store.ReadAsync("acme", SecretKind.WatiToken, Stop)).ShouldBeNull();

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task a_vault_that_refuses_or_fails_is_unavailable_and_tells_no_value(HttpStatusCode status)
    {
        vault.Failing = status;
        await Should.ThrowAsync<SecretsUnavailableException>(() => store.ReadAsync("acme", SecretKind.WatiToken, Stop));
        var failure = await Should.ThrowAsync<SecretsUnavailableException>(() => store.WriteAsync("acme", SecretKind.WatiToken, "s3cr3t", Stop));
        failure.ToString().ShouldNotContain("s3cr3t");
    }

    [Fact]
    public async Task a_secret_deleted_before_is_recovered_and_set()
    {
        vault.Deleted["t-acme-wati-token"] = "old";
        await store.WriteAsync("acme", SecretKind.WatiToken, "new", Stop);
        vault.Secrets["t-acme-wati-token"].ShouldBe("new");
        vault.Recoveries.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Acme")]
    [InlineData("ac_me")]
    [InlineData("a/b")]
    [InlineData("ümlaut")]
    public void an_id_that_key_vault_cannot_name_is_refused(string tenant) =>
        Should.Throw<ArgumentException>(() => SecretName.InKeyVault(tenant, SecretKind.WatiToken));

    [Fact]
    public void a_name_is_never_longer_than_key_vault_allows()
    {
        SecretName.InKeyVault(new string('a', 114), SecretKind.WatiToken).Length.ShouldBe(127);
        Should.Throw<ArgumentException>(() => SecretName.InKeyVault(new string('a', 115), SecretKind.WatiToken));
    }

    public void Dispose() => vault.Dispose();
}
