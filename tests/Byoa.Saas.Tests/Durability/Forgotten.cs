using Byoa.Saas.Tests.Database;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;
using Wolverine.Runtime;
using Wolverine.Runtime.Serialization;

namespace Byoa.Saas.Tests.Durability;

/// <summary>Messages as a long outage of the database leaves them: kept as a living process's, which does not know of them any more.</summary>
internal static class Forgotten
{
    public static async Task LeaveForgottenAsync(this World world, string database, string tenant, object message)
    {
        var envelope = world.Services.GetRequiredService<IWolverineRuntime>().RoutingFor(message.GetType())
            .RouteForPublish(message, new DeliveryOptions { TenantId = tenant }).ShouldHaveSingleItem();
        await Sql.RunAsync(
            database,
            $"""
            insert into wolverine.wolverine_incoming_envelopes (id, status, owner_id, body, message_type, received_at)
            select '{envelope.Id}', 'Incoming', node_number, '\x{Convert.ToHexString(EnvelopeSerializer.Serialize(envelope))}', '{envelope.MessageType}', '{envelope.Destination}'
            from wolverine.wolverine_nodes
            """);
    }

    /// <summary>From now on it is written down which messages are taken from the process that owns them.</summary>
    public static Task WatchReleasesAsync(string database) => Sql.RunAsync(
        database,
        """
        create table public.released (message_type text);
        create function public.note_release() returns trigger language plpgsql as $$ begin insert into public.released values (new.message_type); return null; end $$;
        create trigger note_release after update on wolverine.wolverine_incoming_envelopes for each row
            when (old.owner_id <> 0 and new.owner_id = 0 and new.status = 'Incoming') execute function public.note_release()
        """);

    public static Task<IReadOnlyList<string>> ReleasedAsync(string database) => Sql.LinesAsync(database, "select message_type from public.released");
}
