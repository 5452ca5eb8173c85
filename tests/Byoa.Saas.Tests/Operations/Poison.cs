using System.Text.Json;
using Byoa.Saas.Tests.Database;
using Wolverine;
using Wolverine.Runtime.Serialization;
using Wolverine.Util;

namespace Byoa.Saas.Tests.Operations;

/// <summary>Damage in the store that makes handlers fail for real, and its repair.</summary>
internal static class Poison
{
    /// <summary>The agent that is in force is gone: no turn can run, nor be given to a person by its policy.</summary>
    public static Task TakeAgentAwayAsync(this World world, Shop shop) =>
        Sql.RunAsync(world.Database, $"update byoa.mt_doc_agentversionrecord set id = 'away-' || id where tenant_id = '{shop.Id}'");

    public static Task BringAgentBackAsync(this World world, Shop shop) =>
        Sql.RunAsync(world.Database, $"update byoa.mt_doc_agentversionrecord set id = replace(id, 'away-', '') where tenant_id = '{shop.Id}'");

    /// <summary>A message of nobody's, or one nobody can read, as it might be left by a build that is gone.</summary>
    public static Task LeaveDeadLetterAsync(this World world, Guid id, byte[] body) => LeaveAsync(world.Database, id, body, "Byoa.Saas.Gone.Message");

    /// <summary>A message of a conversation that was given up after all tries.</summary>
    public static Task LeaveDeadLetterAsync(string database, Type type, string tenant, string conversation)
    {
        var id = Guid.Parse(new Saas.Platform.Ids(TimeProvider.System).New());
        return LeaveAsync(database, id, EnvelopeSerializer.Serialize(new Envelope
        {
            Id = id, MessageType = type.ToMessageTypeName(), TenantId = tenant, ContentType = "application/json",
            Data = JsonSerializer.SerializeToUtf8Bytes(new { conversationId = conversation }),
        }), type.ToMessageTypeName());
    }

    private static Task LeaveAsync(string database, Guid id, byte[] body, string type) => Sql.RunAsync(
        database,
        $"""
        insert into wolverine.wolverine_dead_letters (id, body, message_type, received_at, source, exception_type, exception_message, sent_at, replayable, failed_at)
        values ('{id}', '\x{Convert.ToHexString(body)}', '{type}', 'local://lanes1/', 'byoa-saas', 'System.InvalidOperationException', 'said by nobody', now(), false, now())
        """);
}
