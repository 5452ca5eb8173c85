using Microsoft.Extensions.Configuration;

namespace Byoa.Postgres;

/// <summary>What kind of PostgreSQL server is wanted, and where it may come from.</summary>
public sealed record LocalPostgresOptions
{
    public const string ConnectionStringVariable = "BYOA_POSTGRES";
    public const string WayVariable = "BYOA_POSTGRES_WAY";

    /// <summary>A running server to use. When set and no <see cref="Way"/> is named, no other way is tried.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The only way to try; null tries them all in order.</summary>
    public PostgresWay? Way { get; init; }

    /// <summary>False trades safety for speed: a server that is killed or loses power may lose its last commits.</summary>
    public bool Durable { get; init; } = true;

    public int MaxConnections { get; init; } = 300;

    /// <summary>Defaults, with <c>BYOA_POSTGRES</c> and <c>BYOA_POSTGRES_WAY</c> read from the environment.</summary>
    /// <exception cref="ArgumentException"><c>BYOA_POSTGRES_WAY</c> names no way.</exception>
    public static LocalPostgresOptions FromEnvironment()
    {
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        return From(name => environment[name]);
    }

    /// <summary>Defaults, with the two variables read through <paramref name="setting"/>.</summary>
    /// <exception cref="ArgumentException"><c>BYOA_POSTGRES_WAY</c> names no way.</exception>
    public static LocalPostgresOptions From(Func<string, string?> setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return new()
        {
            ConnectionString = setting(ConnectionStringVariable) is { Length: > 0 } given ? given : null,
            Way = setting(WayVariable) is { Length: > 0 } way ? ParseWay(way) : null,
        };
    }

    private static PostgresWay ParseWay(string text) =>
        Enum.GetNames<PostgresWay>().Contains(text, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<PostgresWay>(text, ignoreCase: true)
            : throw new ArgumentException(
                $"{WayVariable}={text} is no way to PostgreSQL; it may be {string.Join(", ", Enum.GetNames<PostgresWay>())}.");
}
