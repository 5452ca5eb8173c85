using Byoa.Saas.Hosting;
using DbUp;
using DbUp.Engine;
using Npgsql;

namespace Byoa.Saas.Operations.Migrations;

/// <summary>Brings a database to this build's schema, once, before any host starts. A second runner is told, not queued.</summary>
public static class MigrateRole
{
    /// <summary>Any number, as long as it stays the same in every build.</summary>
    private const long AdvisoryLock = 0x62796F61;

    /// <returns>0 when the database is up to date, 1 when a script failed, 2 when it was not tried.</returns>
    public static int Run(IConfiguration configuration)
    {
        var connectionString = Storage.ConnectionString(configuration);
        try
        {
            // Not pooled: the lock ends with the connection, and a pooled one is neither closed nor reset.
            using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
            connection.Open();
            using var locked = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = AdvisoryLock } } };
            if (locked.ExecuteScalar() is not true)
                return Refuse("Another migration is running on this database. Wait for it and try again.");
            var applied = MigrationLedger.AppliedAsync(connection, CancellationToken.None).GetAwaiter().GetResult();
            return MigrationLedger.Changed(applied ?? [], MigrationLedger.Scripts) is { } changed ? Refuse(changed) : Apply(connectionString);
        }
        catch (NpgsqlException fault)
        {
            return Refuse($"The database cannot be reached: {fault.Message}");
        }
    }

    private static int Apply(string connectionString)
    {
        using var ledger = NpgsqlDataSource.Create(connectionString);
        var result = DeployChanges.To.PostgresqlDatabase(connectionString)
            .WithScripts(MigrationLedger.Scripts.Select(script => new SqlScript(script.Name, script.Sql)))
            .JournalTo(new ChecksumJournal(ledger))
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .LogTo(new MigrationLog())
            .Build()
            .PerformUpgrade();
        if (result.Successful)
        {
            Console.WriteLine($"The database is up to date: {MigrationLedger.Scripts.Count} migrations.");
            return 0;
        }
        Console.Error.WriteLine($"Migration {result.ErrorScript?.Name} failed and was rolled back: {result.Error.Message}");
        return 1;
    }

    private static int Refuse(string reason)
    {
        Console.Error.WriteLine(reason);
        return 2;
    }
}
