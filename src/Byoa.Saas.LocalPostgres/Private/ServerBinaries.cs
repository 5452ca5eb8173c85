namespace Byoa.Postgres.Private;

/// <summary>A folder with PostgreSQL's server programs.</summary>
internal sealed record ServerBinaries(string Folder)
{
    public string? InitDb => Programs.FindIn(Folder, "initdb");

    public string? PgCtl => Programs.FindIn(Folder, "pg_ctl");

    public bool AreComplete => InitDb is not null && PgCtl is not null && Programs.FindIn(Folder, "postgres") is not null;
}
