using Byoa.Saas.Conversations;
using Marten;
using Npgsql;

namespace Byoa.Saas.Operations.Turns;

/// <summary>A conversation in which something is to be done and nothing happened for a while.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Id">The conversation.</param>
/// <param name="Since">When something last happened.</param>
/// <param name="Folded">What is stored of it; null when this build cannot read it.</param>
internal sealed record QuietConversation(string Tenant, string Id, DateTimeOffset Since, FoldedConversation? Folded);

/// <summary>Reads quiet conversations, by an index that holds the open ones alone.</summary>
internal sealed partial class QuietConversations(IDocumentStore store, NpgsqlDataSource database, ILogger<QuietConversations> logger)
{
    private const string OpenSince = "byoa.mt_immutable_timestamptz(data ->> 'openSince')";

    /// <summary>One page in the order of tenant, time and id.</summary>
    /// <param name="tenants">Whose.</param>
    /// <param name="before">Since when at least nothing happened.</param>
    /// <param name="after">The last one of the page before; null for the first page.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<IReadOnlyList<QuietConversation>> ReadAsync(
        string[] tenants, DateTimeOffset before, QuietConversation? after, int most, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"""
            select tenant_id, id, {OpenSince}, data from byoa.mt_doc_foldedconversation
            where data ->> 'openSince' is not null and {OpenSince} < $2 and tenant_id = any($1) and (tenant_id, {OpenSince}, id) > ($3, $4, $5)
            order by tenant_id, {OpenSince}, id limit $6
            """);
        command.Parameters.AddWithValue(tenants);
        command.Parameters.AddWithValue(before);
        command.Parameters.AddWithValue(after?.Tenant ?? "");
        command.Parameters.AddWithValue(after?.Since ?? DateTimeOffset.UnixEpoch);
        command.Parameters.AddWithValue(after?.Id ?? "");
        command.Parameters.AddWithValue(most);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        List<QuietConversation> page = [];
        while (await rows.ReadAsync(cancellation))
        {
            var (tenant, id) = (rows.GetString(0), rows.GetString(1));
            page.Add(new(tenant, id, rows.GetFieldValue<DateTimeOffset>(2), await ReadFoldedAsync(rows, tenant, id, cancellation)));
        }
        return page;
    }

    /// <summary>Those of a page in which nothing happened since it was read.</summary>
    public async Task<IReadOnlyList<QuietConversation>> StillAsync(IReadOnlyList<QuietConversation> page, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"""
            select seen.position from unnest($1, $2, $3) with ordinality as seen(tenant, id, since, position)
            join byoa.mt_doc_foldedconversation now on now.tenant_id = seen.tenant and now.id = seen.id and {OpenSince} = seen.since
            """);
        command.Parameters.AddWithValue(page.Select(seen => seen.Tenant).ToArray());
        command.Parameters.AddWithValue(page.Select(seen => seen.Id).ToArray());
        command.Parameters.AddWithValue(page.Select(seen => seen.Since).ToArray());
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        HashSet<long> still = [];
        while (await rows.ReadAsync(cancellation))
            still.Add(rows.GetInt64(0));
        return [.. page.Where((_, index) => still.Contains(index + 1))];
    }

    private async Task<FoldedConversation?> ReadFoldedAsync(NpgsqlDataReader rows, string tenant, string id, CancellationToken cancellation)
    {
        try
        {
            return await store.Options.Serializer().FromJsonAsync<FoldedConversation>(rows, 3, cancellation);
        }
        // Whatever is stored of one conversation, it must not keep the others from being looked into.
        catch (Exception unreadable) when (unreadable is not (NpgsqlException or IOException or OperationCanceledException))
        {
            Unreadable(tenant, id, unreadable.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "What is stored of conversation {Conversation} of {Tenant} cannot be read: {Fault}")]
    private partial void Unreadable(string tenant, string conversation, string fault);
}
