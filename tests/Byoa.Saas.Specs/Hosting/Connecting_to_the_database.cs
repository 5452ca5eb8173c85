using Byoa.Saas.Hosting;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Byoa.Saas.Specs.Hosting;

public sealed class Connecting_to_the_database
{
    [Fact]
    public void what_a_vanished_or_frozen_process_holds_is_let_go_within_seconds()
    {
        OptionsOf("Host=db").ShouldContain("-c tcp_keepalives_idle=5");
        OptionsOf("Host=db").ShouldContain("-c idle_in_transaction_session_timeout=10000");
    }

    [Fact]
    public void what_the_operator_sets_counts() =>
        OptionsOf("Host=db;Options='-c idle_in_transaction_session_timeout=60000'").ShouldEndWith(" -c idle_in_transaction_session_timeout=60000");

    [Fact]
    public void a_missing_connection_is_told_with_its_remedy() =>
        Should.Throw<InvalidOperationException>(() => Storage.ConnectionString(new ConfigurationBuilder().Build())).Message.ShouldContain("set ConnectionStrings__Postgres");

    private static string OptionsOf(string connection) => new NpgsqlConnectionStringBuilder(
        Storage.ConnectionString(new ConfigurationBuilder().AddInMemoryCollection([new($"ConnectionStrings:{Storage.ConnectionName}", connection)]).Build())).Options!;
}
