using System.Diagnostics;
using Byoa.Postgres.Private;
using Npgsql;

namespace Byoa.Postgres.Tests;

public sealed class A_private_server
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task keeps_what_was_committed_when_it_crashes_and_starts_again()
    {
        await using var postgres = await StartAsync();
        await Sql.DoAsync(postgres.ConnectionString, "CREATE TABLE kept AS SELECT 7 AS id");

        await postgres.StopImmediatelyAsync(Cancellation);
        postgres.ProcessId.ShouldBeNull();
        await Should.ThrowAsync<NpgsqlException>(() => Sql.DoAsync(postgres.ConnectionString, "SELECT 1"));

        await postgres.StartAgainAsync(Cancellation);
        (await Sql.AskAsync<int>(postgres.ConnectionString, "SELECT id FROM kept")).ShouldBe(7);
    }

    [Fact]
    public async Task ends_with_its_process_and_its_folder()
    {
        var postgres = await StartAsync();
        var process = postgres.ProcessId!.Value;
        var data = await DataFolderAsync(postgres.ConnectionString);

        await postgres.DisposeAsync();

        await Machine.ShouldBeGoneAsync(process);
        Directory.Exists(Path.GetDirectoryName(data)).ShouldBeFalse();
    }

    [Fact]
    public async Task can_be_disposed_after_it_was_killed()
    {
        var postgres = await StartAsync();
        var data = await DataFolderAsync(postgres.ConnectionString);
        using (var process = Process.GetProcessById(postgres.ProcessId!.Value))
            process.Kill();

        await postgres.DisposeAsync();

        Directory.Exists(Path.GetDirectoryName(data)).ShouldBeFalse();
    }

    [Fact]
    public async Task is_durable_and_lets_nobody_in_without_the_password()
    {
        await using var postgres = await StartAsync();
        var guess = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Password = "guess" };

        var refusal = await Should.ThrowAsync<PostgresException>(() => Sql.DoAsync(guess.ConnectionString, "SELECT 1"));

        refusal.SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
        (await Sql.AskAsync<string>(postgres.ConnectionString, "SHOW fsync")).ShouldBe("on");
        (await Sql.AskAsync<string>(postgres.ConnectionString, "SHOW max_connections")).ShouldBe("300");
    }

    [Fact]
    public void writes_without_waiting_for_the_disk_only_when_asked()
    {
        ServerSettings.Render(new LocalPostgresOptions(), port: 1).ShouldNotContain("fsync");
        ServerSettings.Render(new LocalPostgresOptions { Durable = false }, port: 1).ShouldContain("fsync = off");
    }

    private static async Task<LocalPostgres> StartAsync()
    {
        Machine.NeedsServerPrograms();
        return await LocalPostgres.StartAsync(new LocalPostgresOptions { Way = PostgresWay.Binaries }, cancellation: Cancellation);
    }

    private static Task<string?> DataFolderAsync(string connectionString) => Sql.AskAsync<string>(connectionString, "SHOW data_directory");
}
