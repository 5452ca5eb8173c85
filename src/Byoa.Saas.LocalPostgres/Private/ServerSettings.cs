namespace Byoa.Postgres.Private;

/// <summary>The lines a private server adds to its postgresql.conf.</summary>
internal static class ServerSettings
{
    // No unix socket: its path may be too long for a temporary folder, and nobody needs it.
    public static string Render(LocalPostgresOptions options, int port) =>
        $"""
        listen_addresses = '127.0.0.1'
        port = {port}
        unix_socket_directories = ''
        max_connections = {options.MaxConnections}
        shared_buffers = '128MB'
        timezone = 'UTC'
        log_timezone = 'UTC'
        {(options.Durable ? "" : Hasty)}

        """;

    private const string Hasty =
        """
        fsync = off
        full_page_writes = off
        synchronous_commit = off
        """;
}
