using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Byoa.Saas.Operations.Migrations;

/// <summary>The numbered scripts this build carries, and what a database says it was given.</summary>
public static class MigrationLedger
{
    public const string Table = "schema_migration";
    private const string ResourcePrefix = "Migrations.";

    public static IReadOnlyList<Migration> Scripts { get; } =
        [.. typeof(MigrationLedger).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read)];

    /// <summary>Names and checksums of what was applied, in order; null when the database was never migrated.</summary>
    public static async Task<IReadOnlyList<AppliedMigration>?> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var exists = new NpgsqlCommand($"select to_regclass('byoa.{Table}') is not null", connection);
        if (await exists.ExecuteScalarAsync(cancellation) is not true)
            return null;
        await using var select = new NpgsqlCommand($"select name, sha256 from byoa.{Table} order by name", connection);
        await using var rows = await select.ExecuteReaderAsync(cancellation);
        List<AppliedMigration> applied = [];
        while (await rows.ReadAsync(cancellation))
            applied.Add(new AppliedMigration(rows.GetString(0), rows.GetString(1)));
        return applied;
    }

    /// <summary>Why this build must not work on that database, with the remedy; null when they agree.</summary>
    public static string? Complaint(IReadOnlyList<AppliedMigration>? applied, IReadOnlyList<Migration> scripts)
    {
        if (applied is null)
            return "The database has no schema yet. Run: Byoa.Saas migrate";
        if (Changed(applied, scripts) is { } changed)
            return changed;
        var names = applied.Select(migration => migration.Name).ToHashSet();
        if (scripts.FirstOrDefault(script => !names.Contains(script.Name)) is { } missing)
            return $"The database lacks migration {missing.Name}. Run: Byoa.Saas migrate";
        var carried = scripts.Select(script => script.Name).ToHashSet();
        return applied.FirstOrDefault(migration => !carried.Contains(migration.Name)) is { } unknown
            ? $"The database has migration {unknown.Name}, which this build does not know. Deploy a newer build."
            : null;
    }

    /// <summary>A shipped script was edited: never guess what the database holds then.</summary>
    public static string? Changed(IReadOnlyList<AppliedMigration> applied, IReadOnlyList<Migration> scripts) =>
        applied.Join(scripts, migration => migration.Name, script => script.Name, (migration, script) => (migration, script))
            .FirstOrDefault(pair => pair.migration.Sha256 != pair.script.Sha256) is { script: { } edited }
            ? $"Migration {edited.Name} was changed after it was applied. Restore the file and put the change into a new one."
            : null;

    private static Migration Read(string resource)
    {
        using var stream = typeof(MigrationLedger).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
        return new Migration(resource[ResourcePrefix.Length..], sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }
}

/// <summary>A script of this build.</summary>
public sealed record Migration(string Name, string Sql, string Sha256);

/// <summary>A script a database was given.</summary>
public sealed record AppliedMigration(string Name, string Sha256);
