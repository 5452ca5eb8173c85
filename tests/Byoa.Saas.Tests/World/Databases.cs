using Byoa.Postgres;
using Byoa.Saas.Hosting;
using Byoa.Saas.Operations.Migrations;
using Microsoft.Extensions.Configuration;

namespace Byoa.Saas.Tests;

/// <summary>Databases of the run's server, migrated by the same role as in production.</summary>
internal static class Databases
{
    private static int count;

    public static Task<string> NewEmptyAsync(this LocalPostgres server, CancellationToken cancellation) =>
        server.CreateDatabaseAsync($"t{Interlocked.Increment(ref count)}", cancellation);

    public static async Task<string> NewMigratedAsync(this LocalPostgres server, CancellationToken cancellation)
    {
        var database = await server.NewEmptyAsync(cancellation);
        MigrateRole.Run(SettingsOf(database)).ShouldBe(0);
        return database;
    }

    public static IConfiguration SettingsOf(string database) =>
        new ConfigurationBuilder().AddInMemoryCollection([new($"ConnectionStrings:{Storage.ConnectionName}", database)]).Build();
}
