using Byoa.Saas.Tenancy;

namespace Byoa.Saas.Specs.Tenancy;

public sealed class Proving_a_webhook
{
    private readonly string older = WebhookSecrets.New();
    private readonly string newer = WebhookSecrets.New();

    private Tenant Tenant => SomeTenant.Named("acme", secrets: [older, newer]);

    [Fact]
    public void the_first_key_proves_it() => WebhookDoor.Prove(Tenant, older, null).ShouldBeTrue();

    [Fact]
    public void the_last_key_proves_it_too() => WebhookDoor.Prove(Tenant, newer, null).ShouldBeTrue();

    [Fact]
    public void every_key_of_a_longer_list_is_tried()
    {
        string[] secrets = [.. Enumerable.Range(0, 5).Select(_ => WebhookSecrets.New())];
        var tenant = SomeTenant.Named("acme", secrets: secrets);
        secrets.ShouldAllBe(secret => WebhookDoor.Prove(tenant, secret, null));
    }

    [Theory]
    [InlineData("Bearer {0}")]
    [InlineData("bearer {0}")]
    [InlineData("{0}")]
    [InlineData("  Bearer   {0} ")]
    public void the_header_proves_it_with_and_without_scheme(string header) =>
        WebhookDoor.Prove(Tenant, null, string.Format(System.Globalization.CultureInfo.InvariantCulture, header, newer)).ShouldBeTrue();

    [Fact]
    public void a_good_header_is_enough_beside_a_bad_path() => WebhookDoor.Prove(Tenant, "wrong", $"Bearer {older}").ShouldBeTrue();

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("wrong", "Bearer wrong")]
    [InlineData(null, "Bearer ")]
    public void nothing_else_does(string? path, string? header) => WebhookDoor.Prove(Tenant, path, header).ShouldBeFalse();

    [Fact]
    public void the_stored_hash_is_no_key() => WebhookDoor.Prove(Tenant, Tenant.WebhookKeys[0].Sha256, null).ShouldBeFalse();

    [Fact]
    public void another_tenants_key_does_not() =>
        WebhookDoor.Prove(SomeTenant.Named("globex", secrets: WebhookSecrets.New()), older, null).ShouldBeFalse();

    [Fact]
    public void a_tenant_without_keys_is_never_proved() => WebhookDoor.Prove(SomeTenant.Named("bare"), "", "").ShouldBeFalse();

    [Fact]
    public void a_new_secret_holds_256_bits_and_fits_an_address()
    {
        WebhookSecrets.New().ShouldMatch("^[A-Za-z0-9_-]{43}$");
        WebhookSecrets.New().ShouldNotBe(WebhookSecrets.New());
    }
}
