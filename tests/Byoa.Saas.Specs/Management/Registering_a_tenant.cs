using Byoa.Saas.Management.Tenants;
using Byoa.Saas.Platform;
using Byoa.Saas.Specs.Tenancy;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Byoa.Saas.Specs.Management;

public sealed class Registering_a_tenant
{
    private static readonly WatiRequest Account = new("https://live-server-1.wati.io/1234", null, "tok-secret", null, null);
    private static readonly RegisterTenantRequest Acme = new("acme", "Acme", Account, SomeAgent.Smallest);

    [Fact]
    public void the_address_is_read_and_v1_is_the_default()
    {
        var tenant = Make(Acme).Tenant!;
        tenant.Wati.ShouldBe(new WatiEndpointSettings(new Uri("https://live-server-1.wati.io"), "1234", WatiGeneration.V1, null));
        (tenant.Identifier, tenant.Agency, tenant.State, tenant.AgentVersion).ShouldBe(("acme", "ag-one", TenantState.Active, 1));
        WebhookDoor.Prove(tenant, "secret", null).ShouldBeTrue();
    }

    [Theory]
    [InlineData("https://a b", "endpoint_invalid")]
    [InlineData("https://evil.test/1", "endpoint_not_allowed")]
    [InlineData("http://live-server-1.wati.io/1", "endpoint_needs_https")]
    [InlineData("https://live-server-1.wati.io", "endpoint_needs_tenant")]
    public void an_unusable_address_has_its_code(string endpoint, string code) =>
        Make(Acme with { Wati = Account with { Endpoint = endpoint } }).ShouldBe(new NewTenantReading(null, code));

    [Fact]
    public void v3_needs_no_account_in_the_address() =>
        Make(Acme with { Wati = Account with { Endpoint = "https://live-server-1.wati.io", Generation = WatiGeneration.V3 } }).Tenant.ShouldNotBeNull();

    [Theory]
    [InlineData("Acme Bakery & Sons", "^acme-bakery-sons-[a-z0-9]{6}$")]
    [InlineData("株式会社", "^tenant-[a-z0-9]{6}$")]
    public void a_missing_identifier_is_made_from_the_name(string name, string pattern)
    {
        var identifier = Make(Acme with { Identifier = null, Name = name }).Tenant!.Identifier;
        identifier.ShouldMatch(pattern);
        InputRules.IsIdentifier(identifier).ShouldBeTrue();
    }

    [Theory]
    [InlineData("abc", true), InlineData("a-b-9", true), InlineData("ab", false), InlineData("Acme", false)]
    [InlineData("-acme", false), InlineData("acme-", false), InlineData("ac me", false), InlineData("acme\n", false)]
    public void identifiers_are_plain(string identifier, bool taken) =>
        Errors(Acme with { Identifier = identifier }).ShouldBe(taken ? [] : ["identifier"]);

    [Fact]
    public void everything_needed_is_asked_for() =>
        Errors(new(null, null, null, null)).ShouldBe(["name", "wati", "agent"]);

    [Theory]
    [InlineData("abc.def", true), InlineData("Bearer abc.def", true), InlineData("", false), InlineData(null, false), InlineData("a b", false)]
    public void a_token_fits_a_header(string? token, bool taken) =>
        Errors(Acme with { Wati = Account with { Token = token } }).ShouldBe(taken ? [] : ["wati.token"]);

    [Fact]
    public void a_token_is_not_printed() => Acme.ToString().ShouldNotContain("tok-secret");

    [Fact]
    public void a_command_prints_its_subject_only() => Command("acme").ToString().ShouldBe("RegisterTenant tn-acme");

    [Fact]
    public void a_free_identifier_is_given() =>
        Decide(null, Command("acme")).ShouldBeOfType<TenantChange.Changed>().Tenant.Identifier.ShouldBe("acme");

    [Fact]
    public void a_taken_identifier_is_refused() =>
        Decide(SomeTenant.Named("acme") with { Id = "tn-other" }, Command("acme")).ShouldBe(new TenantChange.Refused("identifier_taken"));

    [Fact]
    public void registering_twice_changes_nothing() =>
        Decide(SomeTenant.Named("acme"), Command("acme")).ShouldBe(new TenantChange.Ignored("already_registered"));

    private static TenantChange Decide(Tenant? holder, RegisterTenant command) => RegisterTenantDecision.Decide(holder, command);

    private static RegisterTenant Command(string identifier) => new(SomeTenant.Named(identifier), SomeAgent.Smallest.ToDefinition());

    private static NewTenantReading Make(RegisterTenantRequest request) =>
        new NewTenant(Options.Create(new WatiOptions()), new FakeTimeProvider(SomeTenant.Noon)).From(request, "ag-one", "secret");

    private static string[] Errors(RegisterTenantRequest request) =>
        [.. new RegisterTenantValidator().Validate(request).Errors.Select(error => ProblemsOfInput.Camel(error.PropertyName))];
}
