using Byoa.Saas.Alerts;
using Byoa.Saas.Simulators.Behaviour;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Byoa.Saas.Tests.Alerts;

public sealed class Alerting_the_agency(World world)
{
    [Fact]
    public async Task a_hand_over_that_wati_assigns_to_nobody_is_an_alert_of_its_tenant_alone()
    {
        var (shop, other) = (await world.NewShopAsync(), await world.NewShopAsync());
        shop.Wati.Knobs.Set(Knob.ResultFalse("assignOperator", "Operator not found", times: null));
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Can I speak to a human?");

        (await shop.AlertsOnceAsync(alerts => alerts.Count > 0)).ShouldBe([$"assignment_refused {maria.ConversationId}"]);
        (await other.AskAsync(HttpMethod.Get, "/alerts")).Expect(200).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await shop.AskAsync(HttpMethod.Get, "/alerts?state=cleared")).Expect(200).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await shop.AskAsync(HttpMethod.Get, "/alerts?state=all")).Expect(200).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await shop.AskAsync(HttpMethod.Get, "/alerts?state=loud")).ShouldRefuse(400, "validation_failed");
    }

    [Fact]
    public async Task a_list_that_was_cut_says_so()
    {
        var shop = await world.NewShopAsync();
        await RaiseAsync(shop, from: 0, count: 200);
        (await shop.AskAsync(HttpMethod.Get, "/alerts")).Expect(200).GetProperty("more").GetBoolean().ShouldBeFalse();

        await RaiseAsync(shop, from: 200, count: 1);
        var cut = (await shop.AskAsync(HttpMethod.Get, "/alerts")).Expect(200);
        (cut.GetProperty("items").GetArrayLength(), cut.GetProperty("more").GetBoolean()).ShouldBe((200, true));
    }

    private async Task RaiseAsync(Shop shop, int from, int count)
    {
        await using var session = world.Services.GetRequiredService<IDocumentStore>().LightweightSession(shop.Id);
        foreach (var number in Enumerable.Range(from, count))
            session.Events.Append(AlertStreams.IdOf("of_a_spec", $"{number}"), new AlertRaised("of_a_spec", $"{number}", "For a spec.", TimeProvider.System.GetUtcNow()));
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
