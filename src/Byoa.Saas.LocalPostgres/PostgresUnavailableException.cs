namespace Byoa.Postgres;

/// <summary>No way led to a PostgreSQL server. The message lists what each way said.</summary>
public sealed class PostgresUnavailableException : Exception
{
    public PostgresUnavailableException() { }

    public PostgresUnavailableException(string message) : base(message) { }

    public PostgresUnavailableException(string message, Exception innerException) : base(message, innerException) { }
}
