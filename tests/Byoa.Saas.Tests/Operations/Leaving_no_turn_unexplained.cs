using System.Text.Json;
using Byoa.Saas.Conversations;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Tests.Database;
using Byoa.Saas.Tests.Hosts;

namespace Byoa.Saas.Tests.Operations;

/// <summary>On a host of its own, which takes a conversation for forgotten after a second.</summary>
public sealed class Leaving_no_turn_unexplained(World world)
{
    [Fact]
    public async Task a_turn_whose_message_is_gone_is_called_again_and_answered_once()
    {
        await using var stage = await StageAsync(wake: true);
        var maria = await OrphanAsync(stage);

        await stage.StartAsync();

        (await maria.HearsAsync()).ShouldBe(["Hello from Radhaus!"]);
        (await stage.Shop.SettledAsync(maria)).Count("turn_started").ShouldBe(1);
        stage.Shop.Wati.Counters["sendText"].Accepted.ShouldBe(1);
        Items(await stage.Shop.OnceAsync("/turns/unexplained", list => Items(list).Count == 0)).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_dead_letter_of_other_work_does_not_keep_a_turn_from_being_called_again()
    {
        await using var stage = await StageAsync(wake: true);
        var maria = await OrphanAsync(stage);
        await Poison.LeaveDeadLetterAsync(stage.Database, typeof(RecordReaction), stage.Shop.Id, maria.ConversationId);

        await stage.StartAsync();

        (await maria.HearsAsync()).ShouldBe(["Hello from Radhaus!"]);
    }

    [Fact]
    public async Task a_turn_nobody_works_on_is_reported_to_its_agency_by_health_and_by_metrics()
    {
        await using var stage = await StageAsync(wake: false);
        var maria = await OrphanAsync(stage);

        await stage.StartAsync();

        (await stage.Shop.AlertsOnceAsync(alerts => alerts.Count > 0)).ShouldBe(["unexplained_turn unexplained_turn"]);
        var found = Items((await stage.Shop.AskAsync(HttpMethod.Get, "/turns/unexplained")).Expect(200)).ShouldHaveSingleItem();
        (found.GetProperty("conversationId").GetString(), found.GetProperty("kind").GetString()).ShouldBe((maria.ConversationId, "turn_idle"));
        found.TryGetProperty("tenant", out _).ShouldBeFalse();

        var health = await stage.AskAsync("/health", null);
        health.Status.ShouldBe(200);
        health.Json.GetProperty("status").GetString().ShouldBe("Degraded");
        health.Json.GetProperty("checks").GetProperty("turns").GetProperty("figures").GetProperty("unexplained").GetInt32().ShouldBe(1);
        health.Body.ShouldNotContain(stage.Shop.Id);
        health.Body.ShouldNotContain(stage.Shop.Identifier);
        (await stage.AskAsync("/health/ready", null)).Status.ShouldBe(200);
        (await stage.AskAsync("/metrics", HostSettings.PlatformKey)).Body.Split('\n')
            .ShouldContain(line => line.StartsWith("byoa_turns_unexplained", StringComparison.Ordinal) && line.Contains(stage.Shop.Id) && line.Contains("turn_idle"));
    }

    /// <summary>The customer's turn began, and what should work on it vanished from the bus.</summary>
    private static async Task<Simulators.Wati.Accounts.SimulatedCustomer> OrphanAsync(Stage stage)
    {
        using var gate = stage.Shop.Model.Hold("chat", GatePoint.BeforeAcceptance);
        var maria = stage.Shop.NewCustomer();
        await maria.WritesAsync("Hi");
        await gate.HoldsAsync();
        await stage.StopAsync();
        await Sql.RunAsync(stage.Database, "delete from wolverine.wolverine_incoming_envelopes");
        return maria;
    }

    private async Task<Stage> StageAsync(bool wake)
    {
        var database = await world.Postgres.NewMigratedAsync(TestContext.Current.CancellationToken);
        var settings = HostSettings.For(database, world.Vendors);
        settings["Operations:IdleSeconds"] = "1";
        settings["Operations:WakeIdle"] = wake ? "true" : "false";
        settings["Turns:ModelCallLostAfterSeconds"] = "5";
        return await Stage.OpenAsync(world, database, settings);
    }

    private static IReadOnlyList<JsonElement> Items(JsonElement list) => [.. list.GetProperty("items").EnumerateArray()];
}

/// <summary>A host process that is stopped and started again on the same database and port.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly IReadOnlyDictionary<string, string?> settings;
    private HostProcess host;
    private readonly Platform platform;

    private Stage(string database, IReadOnlyDictionary<string, string?> settings, HostProcess host, Platform platform, Shop shop) =>
        (Database, this.settings, this.host, this.platform, Shop) = (database, settings, host, platform, shop);

    public string Database { get; }

    public Shop Shop { get; }

    public static async Task<Stage> OpenAsync(World world, string database, IReadOnlyDictionary<string, string?> settings)
    {
        var host = await HostProcess.StartAsync(settings);
        var platform = await Platform.ReachAsync(host.Address, database, world.Vendors, TestContext.Current.CancellationToken);
        return new Stage(database, settings, host, platform, await platform.NewShopAsync(new ShopWishes()));
    }

    public Task StopAsync() => host.KillAsync();

    public async Task StartAsync() => host = await HostProcess.StartAsync(settings, host.Address.Port);

    public Task<Answer> AskAsync(string path, string? key) => platform.AskAsync(HttpMethod.Get, path, key);

    public async ValueTask DisposeAsync()
    {
        await platform.DisposeAsync();
        await host.DisposeAsync();
    }
}
