using System.Text;
using System.Text.Json;
using Byoa.Saas.Tests.Database;
using Byoa.Saas.Tests.Hosts;
using Byoa.Saas.Tests.Ingress;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wolverine;
using Wolverine.Runtime.Serialization;

namespace Byoa.Saas.Tests.Operations;

public sealed class Replaying_dead_letters(World world)
{
    private const string Written = "Quittenbrot when are you open?";

    [Fact]
    public async Task a_turn_that_died_is_listed_with_its_cause_and_answered_once_when_it_is_mended_and_replayed()
    {
        var (shop, other) = (await world.NewShopAsync(), await world.NewShopAsync());
        var (maria, letter) = await DeadTurnAsync(shop);

        (letter.GetProperty("messageType").GetString(), letter.GetProperty("conversationId").GetString(), letter.GetProperty("state").GetString())
            .ShouldBe(("RunTurn", maria.ConversationId, "dead"));
        (letter.GetProperty("cause").GetString(), letter.GetProperty("exceptionType").GetString()).ShouldBe(("defect", "System.InvalidOperationException"));
        letter.GetProperty("attempts").GetInt32().ShouldBeGreaterThan(3);
        letter.GetProperty("failedAt").GetDateTimeOffset().ShouldBeGreaterThan(letter.GetProperty("sentAt").GetDateTimeOffset());
        letter.GetRawText().ShouldNotContain("Quittenbrot");
        letter.GetRawText().ShouldNotContain(maria.Phone!);
        (await shop.AlertsOnceAsync(alerts => alerts.Count > 0)).ShouldBe(["dead_letter dead_letter"]);
        await NothingOfAsync(other, letter);

        await world.BringAgentBackAsync(shop);
        await shop.AskAsync(HttpMethod.Post, $"/dead-letters/{Id(letter)}/replay").ExpectAsync(202);
        await shop.AskAsync(HttpMethod.Post, $"/dead-letters/{Id(letter)}/replay").ExpectAsync(202);

        (await maria.HearsAsync()).ShouldHaveSingleItem().ShouldNotBeNull().ShouldContain("Tuesday to Friday");
        (await shop.SettledAsync(maria)).Count("turn_started").ShouldBe(1);
        shop.Wati.Counters["sendText"].Accepted.ShouldBe(1);
        (await shop.AlertsOnceAsync(alerts => alerts.Count == 0)).ShouldBeEmpty();
        await EmptyAsync(shop);
        (await ListAsync(shop, "?state=replayed")).ShouldHaveSingleItem().GetProperty("closedBy").GetString().ShouldNotBeNull().ShouldStartWith("agency ");
    }

    [Fact]
    public async Task how_many_a_tenant_has_and_how_old_the_oldest_is_are_metrics_and_end_with_the_last()
    {
        const string Depth = "byoa.dead_letters.depth {message}", Age = "byoa.dead_letters.age s";
        var (shop, other) = (await world.NewShopAsync(), await world.NewShopAsync());
        var (_, letter) = await DeadTurnAsync(shop);
        var before = Now;

        var gauges = Gauges.Of(shop.Id);

        var died = letter.GetProperty("failedAt").GetDateTimeOffset();
        gauges[Depth].ShouldBe(1);
        gauges[Age].ShouldBeInRange((before - died).TotalSeconds, (Now - died).TotalSeconds);
        Gauges.Of(other.Id).ShouldBeEmpty();

        await shop.AskAsync(HttpMethod.Post, $"/dead-letters/{Id(letter)}/discard", new { reason = "Maria was called by phone." }).ExpectAsync(204);
        await shop.AlertsOnceAsync(alerts => alerts.Count == 0);
        Gauges.Of(shop.Id).Keys.ShouldNotContain(Depth);
        Gauges.Of(shop.Id).Keys.ShouldNotContain(Age);
    }

    [Fact]
    public async Task all_of_a_tenants_are_replayed_at_once_and_nobody_elses()
    {
        var (shop, other) = (await world.NewShopAsync(), await world.NewShopAsync());
        var (maria, _) = await DeadTurnAsync(shop);
        var (_, foreign) = await DeadTurnAsync(other);
        await world.BringAgentBackAsync(shop);
        await world.BringAgentBackAsync(other);

        (await shop.AskAsync(HttpMethod.Post, "/dead-letters/replay").ExpectAsync(202)).GetProperty("replayed").GetInt32().ShouldBe(1);
        (await shop.AskAsync(HttpMethod.Post, "/dead-letters/replay").ExpectAsync(202)).GetProperty("replayed").GetInt32().ShouldBe(0);

        await maria.HearsAsync();
        Id((await ListAsync(other)).ShouldHaveSingleItem()).ShouldBe(Id(foreign));
    }

    [Fact]
    public async Task a_letter_replayed_while_the_bus_moves_others_is_not_lost()
    {
        var shop = await world.NewShopAsync();
        var (maria, letter) = await DeadTurnAsync(shop);
        await world.BringAgentBackAsync(shop);
        // What the bus does for its own tools: two statements, and between them somebody replays.
        await using var bus = await world.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var move = await bus.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await RunAsync("insert into wolverine.wolverine_incoming_envelopes (body, id, status, owner_id, attempts, message_type, received_at) "
            + "select body, id, 'Incoming', 0, 0, message_type, received_at from wolverine.wolverine_dead_letters where replayable");

        await shop.AskAsync(HttpMethod.Post, $"/dead-letters/{Id(letter)}/replay").ExpectAsync(202);
        await RunAsync("delete from wolverine.wolverine_dead_letters where replayable");
        await move.CommitAsync(TestContext.Current.CancellationToken);

        (await maria.HearsAsync()).ShouldHaveSingleItem().ShouldNotBeNull().ShouldContain("Tuesday to Friday");

        async Task RunAsync(string sql)
        {
            await using NpgsqlCommand command = new(sql, bus, move);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task a_replayed_message_that_fails_again_is_dead_again()
    {
        var shop = await world.NewShopAsync();
        var (_, letter) = await DeadTurnAsync(shop);

        await shop.AskAsync(HttpMethod.Post, $"/dead-letters/{Id(letter)}/replay").ExpectAsync(202);

        var again = (await shop.OnceAsync("/dead-letters", list => Items(list).Any(item => item.GetProperty("failedAt").GetDateTimeOffset() > letter.GetProperty("failedAt").GetDateTimeOffset())));
        Id(Items(again).ShouldHaveSingleItem()).ShouldBe(Id(letter));
    }

    [Fact]
    public async Task one_is_discarded_for_a_reason_that_stays_listed_and_its_conversation_is_not_forgotten()
    {
        var (shop, other) = (await world.NewShopAsync(), await world.NewShopAsync());
        var (_, letter) = await DeadTurnAsync(shop);
        var path = $"/dead-letters/{Id(letter)}/discard";

        (await shop.AskAsync(HttpMethod.Post, path, new { })).ShouldRefuse(400, "validation_failed");
        (await shop.AskAsync(HttpMethod.Post, path, new { reason = new string('x', 501) })).ShouldRefuse(400, "validation_failed");
        (await other.AskAsync(HttpMethod.Post, path, new { reason = "not mine" })).ShouldRefuse(404, "dead_letter_unknown");
        await shop.AskAsync(HttpMethod.Post, path, new { reason = "Maria was called by phone." }).ExpectAsync(204);
        await shop.AskAsync(HttpMethod.Post, path, new { reason = "again" }).ExpectAsync(204);

        var discarded = (await ListAsync(shop, "?state=discarded")).ShouldHaveSingleItem();
        (Id(discarded), discarded.GetProperty("reason").GetString()).ShouldBe((Id(letter), "Maria was called by phone."));
        discarded.GetProperty("closedAt").GetDateTimeOffset().ShouldBeGreaterThan(discarded.GetProperty("failedAt").GetDateTimeOffset());
        await EmptyAsync(shop);
        (await shop.AskAsync(HttpMethod.Post, $"/dead-letters/{Id(letter)}/replay")).ShouldRefuse(409, "dead_letter_discarded");
        world.Log.All.ShouldContain(line => line.Contains($"DiscardDeadLetter to {shop.Id}/{Id(letter)}", StringComparison.Ordinal));
        (await Sql.LinesAsync(world.Database, $"select id::text from wolverine.wolverine_dead_letters where id = '{Id(letter)}'")).ShouldBeEmpty();
    }

    [Fact]
    public async Task what_nobody_can_read_or_belongs_to_nobody_is_the_platforms_and_breaks_no_list()
    {
        var shop = await world.NewShopAsync();
        var (garbage, gone, nobodys) = (NewId(), NewId(), NewId());
        await world.LeaveDeadLetterAsync(garbage, [255, 255, 255, 255, 1]);
        await world.LeaveDeadLetterAsync(gone, Envelope(gone, "tn-long-gone"));
        await world.LeaveDeadLetterAsync(nobodys, Envelope(nobodys, null));

        await EmptyAsync(shop);
        var all = (await PlatformAsync(HttpMethod.Get, "?pageSize=200")).Expect(200).GetProperty("items").EnumerateArray()
            .ToDictionary(item => Id(item.GetProperty("letter")), item => item);
        all[garbage.ToString()].GetProperty("letter").GetProperty("cause").GetString().ShouldBe("unreadable_message");
        new[] { garbage, gone, nobodys }.Select(id => all[id.ToString()].GetProperty("tenantId").GetString()).ShouldBe(["platform", "tn-long-gone", "platform"]);
        (await shop.AskAsync(HttpMethod.Post, $"/dead-letters/{nobodys}/replay")).ShouldRefuse(404, "dead_letter_unknown");
        (await world.Platform.AskAsync(HttpMethod.Get, "/api/v1/dead-letters", shop.AgencyKey)).ShouldRefuse(403, "forbidden");

        (await PlatformAsync(HttpMethod.Post, $"/{garbage}/discard", new { reason = "Nobody can read it." })).Expect(204);
        (await PlatformAsync(HttpMethod.Get, "?state=discarded")).Expect(200).GetProperty("items").EnumerateArray().ShouldContain(item => Id(item.GetProperty("letter")) == garbage.ToString());
    }

    [Fact]
    public async Task the_platform_discards_what_belongs_to_a_tenant_that_is_not_there_and_nobody_elses()
    {
        var shop = await world.NewShopAsync();
        var (gone, shops) = (NewId(), NewId());
        await world.LeaveDeadLetterAsync(gone, Envelope(gone, "tn-long-gone"));
        await world.LeaveDeadLetterAsync(shops, Envelope(shops, shop.Id));

        (await PlatformAsync(HttpMethod.Post, $"/{shops}/discard", new { reason = "Not ours." })).ShouldRefuse(404, "dead_letter_unknown");
        (await PlatformAsync(HttpMethod.Post, $"/{NewId()}/discard", new { reason = "Not there." })).ShouldRefuse(404, "dead_letter_unknown");
        (await PlatformAsync(HttpMethod.Post, $"/{gone}/discard", new { reason = "Its business left." })).Expect(204);
        (await PlatformAsync(HttpMethod.Post, $"/{gone}/discard", new { reason = "again" })).Expect(204);

        Id((await ListAsync(shop)).ShouldHaveSingleItem()).ShouldBe(shops.ToString());
    }

    [Fact]
    public async Task a_page_goes_on_where_the_last_one_ended()
    {
        var ids = Enumerable.Range(0, 5).Select(_ => NewId()).ToArray();
        var shop = await world.NewShopAsync();
        foreach (var id in ids)
            await world.LeaveDeadLetterAsync(id, Envelope(id, shop.Id));

        List<string> seen = [];
        for (string? next = ""; next is not null;)
        {
            var page = (await shop.AskAsync(HttpMethod.Get, $"/dead-letters?pageSize=2{(next.Length == 0 ? "" : $"&before={Uri.EscapeDataString(next)}")}")).Expect(200);
            seen.AddRange(Items(page).Select(Id));
            next = page.TryGetProperty("next", out var mark) ? mark.GetString() : null;
        }

        seen.ShouldBe(ids.Reverse().Select(id => id.ToString()));
        (await shop.AskAsync(HttpMethod.Get, "/dead-letters?before=yesterday")).ShouldRefuse(400, "validation_failed");
        (await shop.AskAsync(HttpMethod.Get, "/dead-letters?state=lost")).ShouldRefuse(400, "validation_failed");
    }

    /// <summary>A customer writes to a business whose agent is gone.</summary>
    private async Task<(Simulators.Wati.Accounts.SimulatedCustomer Customer, JsonElement Letter)> DeadTurnAsync(Shop shop)
    {
        await world.TakeAgentAwayAsync(shop);
        var maria = shop.NewCustomer();
        // Only the assignment is told of, so the turn it begins is all that can die; history brings the words.
        shop.Wati.SetWebhook(null);
        await maria.WritesAsync(Written);
        await shop.ReceivesAsync(new WebhookBody().ChatAssigned(shop).From(maria));
        // Nothing tells when a message dies but the alert that follows.
        await shop.AlertsOnceAsync(alerts => alerts.Contains("dead_letter dead_letter"));
        return (maria, (await ListAsync(shop)).ShouldHaveSingleItem());
    }

    private static async Task<IReadOnlyList<JsonElement>> ListAsync(Shop shop, string query = "") =>
        Items((await shop.AskAsync(HttpMethod.Get, $"/dead-letters{query}")).Expect(200));

    private static async Task EmptyAsync(Shop shop) => (await ListAsync(shop)).ShouldBeEmpty();

    private static async Task NothingOfAsync(Shop other, JsonElement letter)
    {
        await EmptyAsync(other);
        (await other.AskAsync(HttpMethod.Post, $"/dead-letters/{Id(letter)}/replay")).ShouldRefuse(404, "dead_letter_unknown");
        (await other.AskAsync(HttpMethod.Post, "/dead-letters/nonsense/replay")).ShouldRefuse(404, "dead_letter_unknown");
    }

    private Task<Answer> PlatformAsync(HttpMethod method, string path, object? body = null) =>
        world.Platform.AskAsync(method, $"/api/v1/dead-letters{path}", HostSettings.PlatformKey, body);

    private static IReadOnlyList<JsonElement> Items(JsonElement list) => [.. list.GetProperty("items").EnumerateArray()];

    private DateTimeOffset Now => world.Services.GetRequiredService<TimeProvider>().GetUtcNow();

    private static Guid NewId() => Guid.Parse(new Saas.Platform.Ids(TimeProvider.System).New());

    private static string Id(JsonElement letter) => letter.GetProperty("id").GetString()!;

    private static byte[] Envelope(Guid id, string? tenant) => EnvelopeSerializer.Serialize(new Envelope
    {
        Id = id, MessageType = "Byoa.Saas.Gone.Message", TenantId = tenant, Data = Encoding.UTF8.GetBytes("{}"), ContentType = "application/json",
    });
}

internal static class Answers
{
    public static async Task<JsonElement> ExpectAsync(this Task<Answer> answer, int status) => (await answer).Expect(status);
}
