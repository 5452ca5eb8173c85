using Byoa.Saas.Hosting;
using Npgsql;

namespace Byoa.Saas.Operations.Migrations;

/// <summary>Keeps a host from working on a schema it does not know.</summary>
public static class SchemaGuard
{
    /// <summary>Why the host must not start, with the remedy; null when it may.</summary>
    public static async Task<string?> ComplaintAsync(IConfiguration configuration, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Storage.ConnectionString(configuration));
            await connection.OpenAsync(cancellation);
            return MigrationLedger.Complaint(await MigrationLedger.AppliedAsync(connection, cancellation), MigrationLedger.Scripts);
        }
        catch (NpgsqlException fault)
        {
            return $"The database cannot be reached: {fault.Message}";
        }
    }
}
