using Byoa.Saas.Alerts;
using Byoa.Saas.Conversations;
using Byoa.Saas.Operations;
using Byoa.Saas.Operations.DeadLetters;
using Byoa.Saas.Operations.Turns;
using Byoa.Saas.Tests.Database;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Wolverine;

namespace Byoa.Saas.Tests.Operations;

/// <summary>Conversations quiet for some minutes: for too long by what is looked with here, and not yet by what the host looks with.</summary>
public sealed class Looking_into_quiet_conversations(World world)
{
    private const int Page = 2;

    [Fact]
    public async Task more_dead_turns_than_one_look_reads_hide_no_other()
    {
        var (shop, other) = (await world.NewShopAsync(), await world.NewShopAsync());
        var chats = new List<string>();
        for (var chat = 0; chat < 5; chat++)
            chats.Add(await QuietAsync(shop, minutes: 6));
        var last = await QuietAsync(other, minutes: 4);

        (await FindAsync(shop.Id)).ShouldBe(chats.Select(chat => $"{chat} turn_idle"), ignoreOrder: true);
        var all = await FindAsync(null);
        all.ShouldBeUnique();
        foreach (var chat in chats.Append(last))
            all.ShouldContain($"{chat} turn_idle");
    }

    [Fact]
    public async Task a_conversation_nobody_can_read_hides_no_other()
    {
        var (shop, other) = (await world.NewShopAsync(), await world.NewShopAsync());
        var unreadable = await QuietAsync(shop, minutes: 7);
        var (beside, foreign) = (await QuietAsync(shop, minutes: 5), await QuietAsync(other, minutes: 6));
        await Sql.RunAsync(world.Database, $$"""update byoa.mt_doc_foldedconversation set data = jsonb_set(data, '{state,state}', '"of_tomorrow"') where id = '{{unreadable}}'""");

        (await FindAsync(shop.Id)).ShouldBe([$"{unreadable} conversation_unreadable", $"{beside} turn_idle"]);
        (await FindAsync(null)).ShouldContain($"{foreign} turn_idle");
    }

    [Fact]
    public async Task a_message_that_waits_in_the_bus_is_work_ahead()
    {
        var shop = await world.NewShopAsync();
        var (waiting, forgotten) = (await QuietAsync(shop, minutes: 6), await QuietAsync(shop, minutes: 5));
        await using var scope = world.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>()
            .PublishAsync(new RunTurn(waiting, "t1"), new DeliveryOptions { TenantId = shop.Id, ScheduleDelay = TimeSpan.FromHours(1) });

        (await FindAsync(shop.Id)).ShouldBe([$"{forgotten} turn_idle"]);
    }

    [Theory]
    [InlineData(typeof(RunTurn), true), InlineData(typeof(CarryOutEffects), true), InlineData(typeof(VerifyReassignment), true), InlineData(typeof(WakeAgent), true)]
    [InlineData(typeof(WakeConversation), true), InlineData(typeof(HandOverForBreaker), true)]
    [InlineData(typeof(RecordReaction), false), InlineData(typeof(RecordDelivery), false)]
    public async Task only_a_dead_letter_that_is_the_work_itself_leaves_it_to_a_person(Type type, bool isDead)
    {
        var shop = await world.NewShopAsync();
        var chat = await QuietAsync(shop, minutes: 6);
        await Poison.LeaveDeadLetterAsync(world.Database, type, shop.Id, chat);
        await world.Services.GetRequiredService<DeadLetterIntake>().EnterAsync(TestContext.Current.CancellationToken);

        (await LookAsync(shop.Id)).ShouldHaveSingleItem().IsDead.ShouldBe(isDead);
    }

    [Fact]
    public async Task one_cause_that_cannot_be_told_keeps_no_other_alert_open()
    {
        var shop = await world.NewShopAsync();
        var board = world.Services.GetRequiredService<AlertBoard>();
        foreach (var kind in new[] { "of_a_spec_that_throws", "of_a_spec_that_is_over" })
            (await world.TellAsync(shop, new RaiseAlert(kind, "subject", "For a spec."))).IsAccepted.ShouldBeTrue();

        await new AlertLookout([new Cause("of_a_spec_that_throws", () => throw new InvalidOperationException("broken")), new Cause("of_a_spec_that_is_over", () => false)],
            board, NullLogger<AlertLookout>.Instance).LookAsync(TestContext.Current.CancellationToken);

        (await shop.AlertsOnceAsync(open => open.Count == 1)).ShouldBe(["of_a_spec_that_throws subject"]);
    }

    /// <summary>A turn that began so long ago, and nobody works on.</summary>
    private async Task<string> QuietAsync(Shop shop, int minutes)
    {
        var chat = new Saas.Platform.Ids(TimeProvider.System).New();
        var at = TimeProvider.System.GetUtcNow().AddMinutes(-minutes);
        await using var session = world.Services.GetRequiredService<IDocumentStore>().LightweightSession(shop.Id);
        session.Events.Append(chat, new AgentTookChat(1, Codes.AssignedMessage, "ticket-1", at), new TurnStarted("t1", 1, at));
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        return chat;
    }

    private async Task<IReadOnlyList<string>> FindAsync(string? tenant) => [.. (await LookAsync(tenant)).Select(found => $"{found.ConversationId} {found.Kind}")];

    private async Task<IReadOnlyList<UnexplainedTurn>> LookAsync(string? tenant)
    {
        var services = world.Services;
        QuietConversations quiet = new(services.GetRequiredService<IDocumentStore>(), services.GetRequiredService<NpgsqlDataSource>(), NullLogger<QuietConversations>.Instance);
        var options = Options.Create(new WatchOptions { IdleSeconds = 120, MostConversations = Page });
        OpenConversations open = ActivatorUtilities.CreateInstance<OpenConversations>(services, quiet, options);
        return await open.FindUnexplainedAsync(tenant, TestContext.Current.CancellationToken);
    }

    private sealed class Cause(string kind, Func<bool> stands) : IAlertCause
    {
        public IReadOnlyList<string> Kinds { get; } = [kind];

        public Task<bool> StandsAsync(OpenAlert alert, CancellationToken cancellation) => Task.FromResult(stands());
    }
}
