namespace Byoa.Postgres.Tests;

public sealed class A_local_server(ServerFixture fixture)
{
    private readonly LocalPostgres _postgres = fixture.Postgres;

    [Fact]
    public async Task answers_a_query() => (await Sql.AskAsync<int>(_postgres.ConnectionString, "SELECT 6 * 7")).ShouldBe(42);

    [Fact]
    public void says_where_it_came_from() => _postgres.Origin.ShouldNotBeNullOrWhiteSpace();

    [Fact]
    public async Task creates_databases_that_know_nothing_of_each_other()
    {
        var one = await _postgres.CreateDatabaseAsync("one", TestContext.Current.CancellationToken);
        var two = await _postgres.CreateDatabaseAsync("two", TestContext.Current.CancellationToken);

        await Sql.DoAsync(one, "CREATE TABLE orders (id int)");

        (await Sql.AskAsync<string>(one, "SELECT to_regclass('orders')::text")).ShouldBe("orders");
        (await Sql.AskAsync<object>(two, "SELECT to_regclass('orders')::text")).ShouldBe(DBNull.Value);
    }

    [Fact]
    public async Task takes_a_database_name_as_a_name_and_never_as_sql()
    {
        const string Name = "odd\"; DROP DATABASE postgres; --";

        var odd = await _postgres.CreateDatabaseAsync(Name, TestContext.Current.CancellationToken);

        (await Sql.AskAsync<string>(odd, "SELECT current_database()"))!.ShouldStartWith(Name);
    }

    [Fact]
    public async Task that_was_given_keeps_running_and_loses_only_the_databases_made_on_it()
    {
        var options = new LocalPostgresOptions { ConnectionString = _postgres.ConnectionString };
        await using (var guest = await LocalPostgres.StartAsync(options, cancellation: TestContext.Current.CancellationToken))
        {
            guest.CanStop.ShouldBeFalse();
            var database = await guest.CreateDatabaseAsync("guest", TestContext.Current.CancellationToken);
            (await Sql.AskAsync<string>(database, "SELECT current_database()"))!.ShouldStartWith("guest_");
        }

        (await Sql.AskAsync<long>(_postgres.ConnectionString, "SELECT count(*) FROM pg_database WHERE datname LIKE 'guest%'"))
            .ShouldBe(0);
    }
}
