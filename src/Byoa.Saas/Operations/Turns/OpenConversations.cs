using Byoa.Saas.Conversations;
using Byoa.Saas.Tenancy;
using Microsoft.Extensions.Options;
using Npgsql;
using Wolverine.Util;

namespace Byoa.Saas.Operations.Turns;

/// <summary>
/// Looks for conversations in which something is to be done and nothing happens. Reads only those that have been quiet for a while, and asks the bus
/// only about them.
/// </summary>
internal sealed class OpenConversations(
    QuietConversations conversations, NpgsqlDataSource database, TenantDirectory tenants, IOptions<WatchOptions> options, TimeProvider time)
{
    private static readonly string RunTurnType = typeof(RunTurn).ToMessageTypeName();
    private static readonly string CarryOutType = typeof(CarryOutEffects).ToMessageTypeName();
    private static readonly string VerifyType = typeof(VerifyReassignment).ToMessageTypeName();
    private static readonly string WakeAgentType = typeof(WakeAgent).ToMessageTypeName();
    private static readonly string WakeType = typeof(WakeConversation).ToMessageTypeName();

    /// <summary>What calling the workers again would call. The book of dead letters knows messages by their short names.</summary>
    private static readonly string[] WorkInTheBook =
        [nameof(RunTurn), nameof(CarryOutEffects), nameof(VerifyReassignment), nameof(WakeAgent), nameof(HandOverForBreaker), nameof(WakeConversation)];

    /// <summary>Of so many tenants at most the database looks for the messages itself; of more, reading all is less work.</summary>
    private const int FewTenants = 10;

    /// <param name="tenant">Whose; null for everybody's.</param>
    /// <param name="cancellation">Stops the looking.</param>
    public async Task<IReadOnlyList<UnexplainedTurn>> FindUnexplainedAsync(string? tenant, CancellationToken cancellation)
    {
        // A suspended tenant's work rests, a closed one's is over.
        var looked = (await tenants.AllAsync(cancellation))
            .Where(known => (tenant is null || known.Id == tenant) && known.State is TenantState.Active or TenantState.Onboarding).Select(known => known.Id).ToArray();
        var before = time.GetUtcNow() - options.Value.Idle;
        var size = options.Value.MostConversations;
        List<UnexplainedTurn> found = [];
        for (IReadOnlyList<QuietConversation> page = []; ;)
        {
            page = await conversations.ReadAsync(looked, before, page.Count == 0 ? null : page[^1], size, cancellation);
            if (page.Count > 0)
                found.AddRange(await JudgeAsync(page, cancellation));
            if (page.Count < size)
                return found;
        }
    }

    private async Task<IEnumerable<UnexplainedTurn>> JudgeAsync(IReadOnlyList<QuietConversation> page, CancellationToken cancellation)
    {
        var ahead = await WorkAheadAsync([.. page.Select(PlaceOf)], cancellation);
        // What was worked on between the two looks is not forgotten: only what is still as quiet as before counts.
        return (await conversations.StillAsync(page, cancellation)).SelectMany(quiet =>
        {
            var known = ahead.GetValueOrDefault(PlaceOf(quiet), WorkAhead.None);
            return quiet.Folded is { } folded ? UnexplainedTurns.In(quiet.Tenant, folded, known) : [UnexplainedTurns.Unreadable(quiet.Tenant, quiet.Id, quiet.Since, known)];
        });
    }

    private async Task<Dictionary<Place, WorkAhead>> WorkAheadAsync(IReadOnlyList<Place> places, CancellationToken cancellation)
    {
        Dictionary<Place, WorkAhead> ahead = [];
        var asked = places.ToHashSet();
        // The bus keeps tenant and conversation inside the message's bytes, where a tenant's id stands as it is. What it says to be in a worker's hands is
        // no proof of work where nothing has happened for so long: a message that could not be put off while the database was away stays so until the
        // bus gives it out again.
        await using var pending = database.CreateCommand(
            """
            select body from wolverine.wolverine_incoming_envelopes where status = 'Scheduled' and message_type = any($1)
                and ($2::text[] is null or exists (select 1 from unnest($2) tenant where position(convert_to(tenant, 'UTF8') in body) > 0))
            """);
        var whose = places.Select(place => place.Tenant).Distinct().ToArray();
        pending.Parameters.AddWithValue(new[] { RunTurnType, CarryOutType, VerifyType, WakeAgentType, WakeType });
        pending.Parameters.AddWithValue(whose.Length > FewTenants ? DBNull.Value : whose);
        await using (var rows = await pending.ExecuteReaderAsync(cancellation))
            while (await rows.ReadAsync(cancellation))
                Note(rows.GetFieldValue<byte[]>(0));

        await using var dead = database.CreateCommand(
            "select tenant_id, conversation_id from byoa.dead_letter where state = 'dead' and conversation_id = any($1) and message_type = any($2)");
        dead.Parameters.AddWithValue(places.Select(place => place.ConversationId).Distinct().ToArray());
        dead.Parameters.AddWithValue(WorkInTheBook);
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

    private static Place PlaceOf(QuietConversation quiet) => new(quiet.Tenant, quiet.Id);

    private sealed record Place(string Tenant, string ConversationId);
}
