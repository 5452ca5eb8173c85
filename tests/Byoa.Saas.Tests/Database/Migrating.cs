using Byoa.Saas.Operations.Migrations;
using Byoa.Saas.Tests.Hosts;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Weasel.Core.Migrations;
using Wolverine.Runtime;

namespace Byoa.Saas.Tests.Database;

public sealed class Migrating(World world)
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task leaves_exactly_what_the_event_store_and_the_bus_expect()
    {
        await world.Services.GetRequiredService<IDocumentStore>().Storage.Database.AssertDatabaseMatchesConfigurationAsync(TestContext.Current.CancellationToken);
        var bus = world.Services.GetRequiredService<IWolverineRuntime>().Storage.ShouldBeAssignableTo<IDatabase>();
        await bus!.AssertDatabaseMatchesConfigurationAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task twice_changes_nothing()
    {
        var database = await world.Postgres.NewMigratedAsync(Never);
        var first = await LedgerAsync(database);

        MigrateRole.Run(Databases.SettingsOf(database)).ShouldBe(0);

        (await LedgerAsync(database)).ShouldBe(first);
    }

    [Fact]
    public async Task beside_another_migration_is_told_and_not_queued()
    {
        var database = await world.Postgres.NewEmptyAsync(Never);
        await using NpgsqlConnection other = new(database);
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using NpgsqlCommand locking = new("select pg_advisory_lock(x'62796F61'::int)", other);
        await locking.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var (exitCode, output) = await HostProcess.RunAsync("migrate", HostSettings.For(database, world.Vendors));

        exitCode.ShouldBe(2);
        output.ShouldContain("Another migration is running");
        (await Sql.LinesAsync(database, "select nspname from pg_namespace where nspname = 'byoa'")).ShouldBeEmpty();
    }

    [Fact]
    public async Task an_edited_script_is_refused()
    {
        var database = await world.Postgres.NewMigratedAsync(Never);
        await Sql.RunAsync(database, "update byoa.schema_migration set sha256 = 'other' where name like '0001%'");

        MigrateRole.Run(Databases.SettingsOf(database)).ShouldBe(2);
    }

    [Theory]
    [InlineData("drop schema byoa cascade", "The database has no schema yet")]
    [InlineData("delete from byoa.schema_migration where name like '0003%'", "The database lacks migration 0003")]
    [InlineData("insert into byoa.schema_migration (name, sha256) values ('9999_later.sql', 'x')", "Deploy a newer build")]
    [InlineData("update byoa.schema_migration set sha256 = 'other' where name like '0002%'", "was changed after it was applied")]
    public async Task otherwise_than_this_build_keeps_a_host_from_starting(string change, string complaint)
    {
        var database = await world.Postgres.NewMigratedAsync(Never);
        await Sql.RunAsync(database, change);

        (await SchemaGuard.ComplaintAsync(Databases.SettingsOf(database), TestContext.Current.CancellationToken)).ShouldNotBeNull().ShouldContain(complaint);
    }

    [Fact]
    public async Task not_at_all_ends_the_program_with_the_remedy()
    {
        var database = await world.Postgres.NewEmptyAsync(Never);

        var (exitCode, output) = await HostProcess.RunAsync("run", HostSettings.For(database, world.Vendors));

        exitCode.ShouldBe(2);
        output.ShouldContain("Byoa.Saas migrate");
    }

    private static Task<IReadOnlyList<string>> LedgerAsync(string database) =>
        Sql.LinesAsync(database, "select name || sha256 || applied_at::text from byoa.schema_migration order by name");
}
