using Byoa.Postgres.Private;
using Byoa.Postgres.Ways;

namespace Byoa.Postgres.Tests;

public sealed class The_search_for_a_server
{
    [Fact]
    public void tries_every_way_in_the_stated_order() =>
        WaySearch.WaysToTry(new LocalPostgresOptions())
            .ShouldBe([PostgresWay.Given, PostgresWay.Binaries, PostgresWay.Docker, PostgresWay.Npm, PostgresWay.Apt]);

    [Fact]
    public void stays_with_a_server_that_was_given() =>
        WaySearch.WaysToTry(new LocalPostgresOptions { ConnectionString = "Host=db" }).ShouldBe([PostgresWay.Given]);

    [Fact]
    public void stays_with_the_way_that_was_named() =>
        WaySearch.WaysToTry(new LocalPostgresOptions { ConnectionString = "Host=db", Way = PostgresWay.Npm }).ShouldBe([PostgresWay.Npm]);

    [Theory]
    [InlineData("npm", PostgresWay.Npm)]
    [InlineData("Docker", PostgresWay.Docker)]
    public void reads_the_way_from_its_variable(string text, PostgresWay way) =>
        LocalPostgresOptions.From(name => name == "BYOA_POSTGRES_WAY" ? text : null).Way.ShouldBe(way);

    [Fact]
    public void reads_the_given_server_from_its_variable() =>
        LocalPostgresOptions.From(name => name == "BYOA_POSTGRES" ? "Host=db" : null).ConnectionString.ShouldBe("Host=db");

    [Theory]
    [InlineData("ship")]
    [InlineData("3")]
    public void refuses_a_way_that_does_not_exist(string text) =>
        Should.Throw<ArgumentException>(() => LocalPostgresOptions.From(_ => text)).Message.ShouldContain(text);

    [Fact]
    public async Task says_of_each_way_why_it_is_closed()
    {
        var options = new LocalPostgresOptions { ConnectionString = $"Host=127.0.0.1;Port={FreePort.Choose()};Password=hidden;Username=ann" };

        var failure = await Should.ThrowAsync<PostgresUnavailableException>(
            () => LocalPostgres.StartAsync(options, cancellation: TestContext.Current.CancellationToken));

        failure.Message.ShouldContain("Given: the given server does not let us in");
        failure.Message.ShouldNotContain("hidden");
    }

    [Fact]
    public void prefers_the_newest_of_several_installed_versions()
    {
        using var folder = new TemporaryFolder();
        foreach (var version in (string[])["9.6", "15", "16"])
            Directory.CreateDirectory(Path.Combine(folder.Path, version, "bin"));

        InstalledBinaries.Expand($"{folder.Path}/*/bin")
            .ShouldBe([$"{folder.Path}/16/bin", $"{folder.Path}/15/bin", $"{folder.Path}/9.6/bin"]);
    }
}
