using System.Security.Cryptography;
using Npgsql;

namespace Byoa.Saas.AgentRuntime.Media;

/// <summary>Contents in <c>byoa.media_content</c>. The tenant is part of the key: the same picture of two tenants is two rows.</summary>
internal sealed class PostgresMediaStore(NpgsqlDataSource source, TimeProvider time) : IMediaStore
{
    private const string Insert =
        """
        insert into byoa.media_content (tenant_id, sha256, content_type, content, stored_at)
        values ($1, $2, $3, $4, $5)
        on conflict do nothing
        """;

    private const string Select = "select content_type, content from byoa.media_content where tenant_id = $1 and sha256 = $2";

    public async Task<string> StoreAsync(string tenant, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        await using var command = source.CreateCommand(Insert);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = sha256 });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = contentType });
        command.Parameters.Add(new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = content });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        await command.ExecuteNonQueryAsync(cancellation);
        return sha256;
    }

    public async Task<StoredMedia?> LoadAsync(string tenant, string sha256, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(Select);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = sha256 });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation) ? new StoredMedia(rows.GetString(0), rows.GetFieldValue<byte[]>(1)) : null;
    }
}
