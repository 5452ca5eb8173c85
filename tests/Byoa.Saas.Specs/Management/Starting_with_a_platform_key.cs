using Byoa.Saas.Management;

namespace Byoa.Saas.Specs.Management;

public sealed class Starting_with_a_platform_key
{
    private const string Good = "kX9vQ2mZ7tB4nW8rL3pY6cH1sD5fG0jA";

    [Fact]
    public void a_random_key_is_taken() => Complaint(Good).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("kX9vQ2mZ7tB4nW8rL3pY6cH1sD5fG0j")]
    public void a_short_key_is_refused_everywhere(string key)
    {
        Complaint(key).ShouldNotBeNull().ShouldContain("32 characters");
        Complaint(key, development: true).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("byoa_platform_demo_kX9vQ2mZ7tB4nW8rL3pY")]
    [InlineData("CHANGE-ME-kX9vQ2mZ7tB4nW8rL3pY6cH1sD5f")]
    [InlineData("byoa_platform_example_000000000000000000")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void a_demo_key_is_taken_on_a_developers_machine_only(string key)
    {
        Complaint(key, development: true).ShouldBeNull();
        Complaint(key).ShouldNotBeNull().ShouldNotContain(key);
    }

    [Theory]
    [InlineData("Host=db;Username=byoa;Password=byoa-demo-password", true)]
    [InlineData("Host=db;Username=byoa;Password=CHANGEME", true)]
    [InlineData("Host=demo.example;Username=byoa;Password=kX9vQ2mZ7tB4nW8r", false)]
    [InlineData("Host=db;Username=byoa", false)]
    [InlineData(null, false)]
    public void a_demo_password_of_the_database_is_taken_on_a_developers_machine_only(string? connection, bool refused)
    {
        BootGuard.ComplaintOfDatabase(connection, development: true).ShouldBeNull();
        var complaint = BootGuard.ComplaintOfDatabase(connection, development: false);
        (complaint is not null).ShouldBe(refused);
        complaint?.ShouldNotContain("byoa-demo-password");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/relative")]
    [InlineData("ftp://byoa.example")]
    public void the_public_address_must_be_one_of_the_web(string? address) =>
        Complaint(Good, url: address).ShouldNotBeNull().ShouldContain("PublicUrl");

    private static string? Complaint(string key, bool development = false, string? url = "https://byoa.test") =>
        BootGuard.Complaint(new() { Key = key, PublicUrl = url is null ? null : new(url, UriKind.RelativeOrAbsolute) }, development);
}
