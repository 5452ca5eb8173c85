using Byoa.Saas.Tests.Database;

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
    public static Task LeaveDeadLetterAsync(this World world, Guid id, byte[] body) => Sql.RunAsync(
        world.Database,
        $"""
        insert into wolverine.wolverine_dead_letters (id, body, message_type, received_at, source, exception_type, exception_message, sent_at, replayable, failed_at)
        values ('{id}', '\x{Convert.ToHexString(body)}', 'Byoa.Saas.Gone.Message', 'local://lanes1/', 'byoa-saas', 'System.InvalidOperationException', 'said by nobody', now(), false, now())
        """);
}
