using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PassingFaults = Byoa.Saas.Platform.Faults;

namespace Byoa.Saas.Tests.Database;

public sealed class Letting_go(World world)
{
    private const string TheStream = "72616365";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task a_process_frozen_while_it_writes_keeps_the_others_waiting_for_ten_seconds_at_most()
    {
        await using var connection = await ConnectAsync();

        (await ValueAsync(connection, "show idle_in_transaction_session_timeout")).ShouldBe("10s");
    }

    [Fact]
    public async Task a_vanished_process_is_noticed_by_its_silence()
    {
        await using var connection = await ConnectAsync();

        (await ValueAsync(connection, "show tcp_keepalives_idle")).ShouldBe("5");
    }

    [Fact]
    public async Task a_process_that_was_frozen_takes_the_end_of_its_transaction_for_a_passing_fault()
    {
        await using var frozen = await ConnectAsync();
        await ValueAsync(frozen, $"begin; select pg_advisory_xact_lock({TheStream})::text; set idle_in_transaction_session_timeout = 1");
        await using var other = await ConnectAsync();

        await ValueAsync(other, $"select pg_advisory_lock({TheStream})::text");
        var told = await Should.ThrowAsync<NpgsqlException>(() => ValueAsync(frozen, "select 'committed'"));

        PassingFaults.IsPassing(told).ShouldBeTrue(told.ToString());
        await ValueAsync(other, $"select pg_advisory_unlock({TheStream})::text");
    }

    private Task<NpgsqlConnection> ConnectAsync() => world.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Stop).AsTask();

    private static async Task<string?> ValueAsync(NpgsqlConnection connection, string sql)
    {
        await using NpgsqlCommand command = new(sql, connection);
        return (string?)await command.ExecuteScalarAsync(Stop);
    }
}
