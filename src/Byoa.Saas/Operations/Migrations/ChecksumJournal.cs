using System.Data;
using DbUp.Engine;
using Npgsql;

namespace Byoa.Saas.Operations.Migrations;

/// <summary>dbup's journal with a checksum beside each name, written in the script's own transaction.</summary>
internal sealed class ChecksumJournal(NpgsqlDataSource database) : IJournal
{
    public string[] GetExecutedScripts()
    {
        using var connection = database.OpenConnection();
        return [.. (MigrationLedger.AppliedAsync(connection, CancellationToken.None).GetAwaiter().GetResult() ?? []).Select(applied => applied.Name)];
    }

    public void StoreExecutedScript(SqlScript script, Func<IDbCommand> dbCommandFactory)
    {
        using var command = dbCommandFactory();
        command.CommandText = $"insert into byoa.{MigrationLedger.Table} (name, sha256) values (@name, @sha256)";
        Add(command, "name", script.Name);
        Add(command, "sha256", MigrationLedger.Scripts.Single(known => known.Name == script.Name).Sha256);
        command.ExecuteNonQuery();
    }

    public void EnsureTableExistsAndIsLatestVersion(Func<IDbCommand> dbCommandFactory)
    {
        using var command = dbCommandFactory();
        command.CommandText = $"""
            create schema if not exists byoa;
            create table if not exists byoa.{MigrationLedger.Table} (name text primary key, sha256 text not null, applied_at timestamptz not null default now())
            """;
        command.ExecuteNonQuery();
    }

    private static void Add(IDbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
