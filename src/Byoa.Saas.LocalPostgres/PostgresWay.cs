namespace Byoa.Postgres;

/// <summary>The ways to a PostgreSQL server, in the order they are tried.</summary>
public enum PostgresWay
{
    /// <summary>A running server, named by a connection string.</summary>
    Given,

    /// <summary>Server programs installed on this machine, started on a private folder.</summary>
    Binaries,

    /// <summary>A container, where a Docker engine answers.</summary>
    Docker,

    /// <summary>Server programs from the npm package for this platform, started on a private folder.</summary>
    Npm,

    /// <summary>Server programs installed now with apt-get, started on a private folder.</summary>
    Apt,
}
