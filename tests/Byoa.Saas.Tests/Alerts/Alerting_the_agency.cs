using Byoa.Saas.Simulators.Behaviour;

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
}
