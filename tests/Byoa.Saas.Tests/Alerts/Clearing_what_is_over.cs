using Byoa.Saas.Alerts;
using Byoa.Saas.Conversations;
using Byoa.Saas.Operations;
using Byoa.Saas.Simulators.Behaviour;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Byoa.Saas.Tests.Alerts;

/// <summary>An alert does not outlive its cause, whichever process raised it and though nothing more is called.</summary>
public sealed class Clearing_what_is_over(World world)
{
    [Theory]
    [InlineData(1_000_000)]
    [InlineData(null)]
    public async Task a_larger_quota_or_none_clears_the_months_alerts_without_a_call(int? quota)
    {
        var shop = await world.NewShopAsync();
        (await shop.AskAsync(HttpMethod.Put, "/wati-limits", new { monthlyCalls = 3 })).Expect(204);
        var maria = shop.NewCustomer();
        await maria.WritesAsync("Hi");
        await shop.SettledAsync(maria);
        await shop.AlertsOnceAsync(open => open.Count == 2);
        var calls = shop.Wati.Counters["*"].Requests;

        (await shop.AskAsync(HttpMethod.Put, "/wati-limits", new { monthlyCalls = quota })).Expect(204);

        await shop.AlertsOnceAsync(open => open.Count == 0);
        shop.Wati.Counters["*"].Requests.ShouldBe(calls);
    }

    [Fact]
    public async Task a_provider_the_agent_uses_no_more_is_not_complained_of_without_a_call()
    {
        var shop = await world.NewShopAsync();
        shop.Model.Knobs.Set(Knob.ErrorBeforeAcceptance("chat", times: null));
        var customers = Enumerable.Range(0, 6).Select(_ => shop.NewCustomer()).ToList();
        await Task.WhenAll(customers.Select(customer => customer.WritesAsync("Hi")));
        foreach (var customer in customers)
            await shop.SettledAsync(customer);
        (await shop.AlertsOnceAsync(open => open.Count > 0)).ShouldBe(["model_unavailable 127.0.0.1"]);

        await shop.SetAgentAsync(new ShopWishes { ModelAddress = new Uri($"http://localhost:{world.Vendors.Model.Origin.Port}/v1") });

        await shop.AlertsOnceAsync(open => open.Count == 0);
    }

    /// <summary>Each alert here was raised by a process that is gone, or after it should have been cleared.</summary>
    [Theory]
    [InlineData(AlertKinds.WatiQuotaWarning, "2026-01")]
    [InlineData(AlertKinds.WatiQuotaExhausted, "2026-01")]
    [InlineData(AlertKinds.WatiThrottled, "sends")]
    [InlineData(AlertKinds.WatiTokenRefused, "wati-token")]
    [InlineData(AlertKinds.WatiScopeMissing, "sends")]
    [InlineData(AlertKinds.ModelUnavailable, "models.example")]
    [InlineData(AlertKinds.AssignmentRefused, "64f0000000000000000000aa")]
    [InlineData(AlertKinds.BreakerTripped, "64f0000000000000000000aa")]
    [InlineData(AlertKinds.OwnerUnknown, "64f0000000000000000000aa")]
    [InlineData(AlertKinds.TemplateRefused, "named_no_more")]
    public async Task what_nobody_else_would_clear_is_cleared(string kind, string subject)
    {
        var shop = await world.NewShopAsync();

        (await world.TellAsync(shop, new RaiseAlert(kind, subject, "It was so once."))).IsAccepted.ShouldBeTrue();

        await shop.AlertsOnceAsync(open => open.Count == 0);
    }

    [Fact]
    public async Task who_saw_to_a_chat_clears_its_alert_by_hand()
    {
        var shop = await world.NewShopAsync();
        var stopped = await StoppedAsync(shop);
        await world.TellAsync(shop, new RaiseAlert(AlertKinds.BreakerTripped, stopped, "Look into it."));
        await world.TellAsync(shop, new RaiseAlert(AlertKinds.UnexplainedTurn, AlertKinds.UnexplainedTurn, "Look into it."));
        var clear = new { kind = AlertKinds.BreakerTripped, subject = stopped };

        (await shop.AskAsync(HttpMethod.Post, "/alerts/clear", clear)).Expect(204);
        (await shop.AskAsync(HttpMethod.Post, "/alerts/clear", clear)).Expect(204);

        (await shop.AskAsync(HttpMethod.Post, "/alerts/clear", new { kind = AlertKinds.BreakerTripped, subject = "another" })).Expect(404).GetProperty("code").GetString().ShouldBe("alert_unknown");
        (await shop.AskAsync(HttpMethod.Post, "/alerts/clear", new { kind = AlertKinds.BreakerTripped })).Expect(400).GetProperty("code").GetString().ShouldBe("validation_failed");
        (await shop.AlertsOnceAsync(open => open.Count < 2)).ShouldNotContain($"breaker_tripped {clear.subject}");
    }

    [Fact]
    public async Task what_is_still_so_stays_beside_what_is_over()
    {
        var shop = await world.NewShopAsync(new ShopWishes { ModelAddress = new Uri($"http://localhost:{world.Vendors.Model.Origin.Port}/v1") });
        await world.TellAsync(shop, new RaiseAlert(AlertKinds.ModelUnavailable, "localhost", "It is so."));
        await world.TellAsync(shop, new RaiseAlert(AlertKinds.ModelUnavailable, "127.0.0.1", "It was so once."));

        (await shop.AlertsOnceAsync(open => open.Count < 2)).ShouldBe(["model_unavailable localhost"]);
    }

    [Fact]
    public async Task what_came_up_during_a_look_is_not_cleared_by_it()
    {
        const string kind = "of_a_spec_that_looks";
        var shop = await world.NewShopAsync();
        var board = world.Services.GetRequiredService<AlertBoard>();

        // Another replica sees it and tells of it while this one has looked already.
        await board.BringInLineAsync(
            kind, "For a spec.",
            async () =>
            {
                await world.TellAsync(shop, new RaiseAlert(kind, kind, "For a spec."));
                return [];
            },
            TestContext.Current.CancellationToken);
        (await shop.AlertsOnceAsync(_ => true)).ShouldBe([$"{kind} {kind}"]);

        await board.BringInLineAsync(kind, "For a spec.", () => Task.FromResult<IEnumerable<string>>([]), TestContext.Current.CancellationToken);
        (await shop.AlertsOnceAsync(_ => true)).ShouldBeEmpty();
    }

    [Fact]
    public async Task the_alert_of_a_breaker_stays_until_the_chat_is_the_agents_again()
    {
        var shop = await world.NewShopAsync();
        var (stopped, another) = (await StoppedAsync(shop), await StoppedAsync(shop));
        foreach (var chat in new[] { stopped, another })
            await world.TellAsync(shop, new RaiseAlert(AlertKinds.BreakerTripped, chat, "Look into it."));

        // As where its clearing overtook its raising: nothing is left that would clear it.
        await AppendAsync(shop, another, new AgentTookChat(3, Codes.HandedBack, null, Now));

        (await shop.AlertsOnceAsync(open => open.Count < 2)).ShouldBe([$"breaker_tripped {stopped}"]);
    }

    /// <summary>A chat a breaker stopped, and a colleague has.</summary>
    private async Task<string> StoppedAsync(Shop shop)
    {
        var chat = new Saas.Platform.Ids(TimeProvider.System).New();
        await AppendAsync(
            shop, chat, new AgentTookChat(1, Codes.AssignedMessage, "ticket-1", Now), new BreakerTripped(Codes.CustomerFlood, Now), new AgentStoodDown(2, "ann", Codes.TakenOver, Now));
        return chat;
    }

    private async Task AppendAsync(Shop shop, string chat, params IConversationEvent[] events)
    {
        await using var session = world.Services.GetRequiredService<IDocumentStore>().LightweightSession(shop.Id);
        session.Events.Append(chat, events);
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();
}
