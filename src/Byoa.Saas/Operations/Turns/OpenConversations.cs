using Byoa.Saas.Conversations;
using Byoa.Saas.Tenancy;
using Marten;
using Microsoft.Extensions.Options;
using Npgsql;
using Wolverine.Util;

namespace Byoa.Saas.Operations.Turns;

/// <summary>
/// Looks for conversations in which something is to be done and nothing happens. Reads only those that have been quiet for a while, by an index that
/// holds the open ones alone, and asks the bus only about them.
/// </summary>
internal sealed class OpenConversations(
    IDocumentStore store, NpgsqlDataSource database, TenantDirectory tenants, IOptions<WatchOptions> options, TimeProvider time)
{
    private static readonly string RunTurnType = typeof(RunTurn).ToMessageTypeName();
    private static readonly string CarryOutType = typeof(CarryOutEffects).ToMessageTypeName();
    private static readonly string VerifyType = typeof(VerifyReassignment).ToMessageTypeName();
    private static readonly string WakeAgentType = typeof(WakeAgent).ToMessageTypeName();
    private static readonly string WakeType = typeof(WakeConversation).ToMessageTypeName();

    /// <param name="tenant">Whose; null for everybody's.</param>
    /// <param name="cancellation">Stops the looking.</param>
    public async Task<IReadOnlyList<UnexplainedTurn>> FindUnexplainedAsync(string? tenant, CancellationToken cancellation)
    {
        var quiet = await ReadQuietAsync(tenant, cancellation);
        if (quiet.Count == 0)
            return [];
        var ahead = await WorkAheadAsync([.. quiet.Keys], cancellation);
        // What was worked on between the two looks is not forgotten: only what is still as quiet as before counts.
        var still = await ReadQuietAsync(tenant, cancellation);
        return
        [
            .. quiet.Where(seen => still.TryGetValue(seen.Key, out var now) && now.OpenSince == seen.Value.OpenSince)
                .SelectMany(seen => UnexplainedTurns.In(seen.Key.Tenant, seen.Value, ahead.GetValueOrDefault(seen.Key, WorkAhead.None))),
        ];
    }

    private async Task<Dictionary<Place, FoldedConversation>> ReadQuietAsync(string? tenant, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select tenant_id, id, data from unnest($2) tenant cross join lateral (
                select tenant_id, id, data from byoa.mt_doc_foldedconversation
                where data ->> 'openSince' is not null and byoa.mt_immutable_timestamptz(data ->> 'openSince') < $1 and tenant_id = tenant
                order by byoa.mt_immutable_timestamptz(data ->> 'openSince') limit $3) quiet
            """);
        command.Parameters.AddWithValue(time.GetUtcNow() - options.Value.Idle);
        // A suspended tenant's work rests, a closed one's is over.
        command.Parameters.AddWithValue((await tenants.AllAsync(cancellation))
            .Where(known => (tenant is null || known.Id == tenant) && known.State is TenantState.Active or TenantState.Onboarding).Select(known => known.Id).ToArray());
        command.Parameters.AddWithValue(options.Value.MostConversations);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        Dictionary<Place, FoldedConversation> quiet = [];
        while (await rows.ReadAsync(cancellation))
            quiet[new Place(rows.GetString(0), rows.GetString(1))] = await store.Options.Serializer().FromJsonAsync<FoldedConversation>(rows, 2, cancellation);
        return quiet;
    }

    private async Task<Dictionary<Place, WorkAhead>> WorkAheadAsync(IReadOnlyList<Place> places, CancellationToken cancellation)
    {
        Dictionary<Place, WorkAhead> ahead = [];
        var asked = places.ToHashSet();
        // The bus keeps tenant and conversation inside the message's bytes. What it says to be in a worker's hands is no proof of work where nothing has
        // happened for so long: a message that could not be put off while the database was away stays so until the bus gives it out again.
        await using var pending = database.CreateCommand(
            """
            select body from wolverine.wolverine_incoming_envelopes where status = 'Scheduled' and message_type = any($1)
            """);
        pending.Parameters.AddWithValue(new[] { RunTurnType, CarryOutType, VerifyType, WakeAgentType, WakeType });
        await using (var rows = await pending.ExecuteReaderAsync(cancellation))
            while (await rows.ReadAsync(cancellation))
                Note(rows.GetFieldValue<byte[]>(0));

        await using var dead = database.CreateCommand(
            "select tenant_id, conversation_id from byoa.dead_letter where state = 'dead' and conversation_id = any($1)");
        dead.Parameters.AddWithValue(places.Select(place => place.ConversationId).Distinct().ToArray());
        await using (var rows = await dead.ExecuteReaderAsync(cancellation))
            while (await rows.ReadAsync(cancellation))
                Add(new Place(rows.GetString(0), rows.GetString(1)), known => known with { Dead = true });
        return ahead;

        void Note(byte[] body)
        {
            var envelope = KeptEnvelope.Read(body);
            if (envelope is not { ConversationId: { } conversation, MessageType: { } type } || !asked.Contains(new Place(envelope.TenantId, conversation)))
                return;
            Add(new Place(envelope.TenantId, conversation), known => known with
            {
                Turn = known.Turn || type == RunTurnType || type == WakeType,
                Effects = known.Effects || type == CarryOutType || type == WakeType,
                Owner = known.Owner || type == VerifyType || type == WakeType,
                Pause = known.Pause || type == WakeAgentType || type == WakeType,
            });
        }

        void Add(Place place, Func<WorkAhead, WorkAhead> change) => ahead[place] = change(ahead.GetValueOrDefault(place, WorkAhead.None));
    }

    private sealed record Place(string Tenant, string ConversationId);
}
