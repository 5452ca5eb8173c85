using System.Security.Cryptography;
using Npgsql;

namespace Byoa.Saas.Secrets.Embedded;

/// <summary>Secrets in our own PostgreSQL, sealed before they get there: a dump of the table gives nothing away.</summary>
internal sealed class EmbeddedSecretStore(SecretSealer sealer, NpgsqlDataSource database, TimeProvider time) : ISecretStore
{
    public async Task<string?> ReadAsync(string tenant, TenantSecret secret, CancellationToken cancellation)
    {
        try
        {
            await using var command = database.CreateCommand("select ciphertext from byoa.tenant_secret where tenant_id = $1 and kind = $2");
            command.Parameters.Add(new() { Value = tenant });
            command.Parameters.Add(new() { Value = SecretName.Of(secret) });
            return await command.ExecuteScalarAsync(cancellation) is byte[] ciphertext ? sealer.Open(tenant, secret, ciphertext) : null;
        }
        catch (CryptographicException failure)
        {
            throw new SecretsUnavailableException("A secret cannot be opened with the present key ring.", failure);
        }
        catch (NpgsqlException failure)
        {
            throw new SecretsUnavailableException("The embedded secret store cannot be reached.", failure);
        }
    }

    public async Task WriteAsync(string tenant, TenantSecret secret, string value, CancellationToken cancellation)
    {
        const string upsert = """
            insert into byoa.tenant_secret (tenant_id, kind, ciphertext, updated_at) values ($1, $2, $3, $4)
            on conflict (tenant_id, kind) do update set ciphertext = excluded.ciphertext, updated_at = excluded.updated_at
            """;
        try
        {
            await using var command = database.CreateCommand(upsert);
            command.Parameters.Add(new() { Value = tenant });
            command.Parameters.Add(new() { Value = SecretName.Of(secret) });
            command.Parameters.Add(new() { Value = sealer.Seal(tenant, secret, value) });
            command.Parameters.Add(new() { Value = time.GetUtcNow() });
            await command.ExecuteNonQueryAsync(cancellation);
        }
        catch (Exception failure) when (failure is NpgsqlException or CryptographicException)
        {
            throw new SecretsUnavailableException("The embedded secret store cannot take a secret.", failure);
        }
    }
}
