using Byoa.Saas.Simulators.Tests.Support;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Tests.Wati;

public sealed class The_session_window
{
    [Fact]
    public async Task closes_twenty_four_hours_after_the_customers_last_message()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        world.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        (await world.SendTextAsync(maria, "In time"))["ok"]!.GetValue<bool>().ShouldBeTrue();
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        (await world.SendTextAsync(maria, "Too late")).ToJsonString().ShouldBe("""{"result":false,"info":"Ticket has been expired."}""");
        using var v3 = await world.Api.PostAsync("/api/ext/v3/conversations/messages/text", Json(new { target = maria.Phone, text = "Too late" }), World.Stop);
        ((int)v3.StatusCode).ShouldBe(400);
        maria.Transcript()[^1].Text.ShouldBe("In time");
    }

    [Fact]
    public async Task is_closed_by_ageing_a_conversation_and_opened_by_the_customer()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        world.Account.Age(maria, TimeSpan.FromHours(25));
        (await world.SendTextAsync(maria, "Hello"))["result"]!.GetValue<bool>().ShouldBeFalse();
        await maria.WritesAsync("I am back");
        (await world.SendTextAsync(maria, "Hello"))["result"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task is_closed_for_a_message_that_was_written_a_day_ago_and_is_told_only_now()
    {
        await using var world = await World.StartAsync();
        var maria = world.Account.Customer("14155550101", "Maria Lopez");
        var id = await maria.WroteAsync("Hi", TimeSpan.FromHours(25));
        await world.Account.WhenDeliveredAsync(cancellation: World.Stop);
        var told = world.Receiver.Events[^1].Body;
        told.Str("id").ShouldBe(id);
        told.Str("timestamp").ShouldBe($"{(World.Noon - TimeSpan.FromHours(25)).ToUnixTimeSeconds()}");
        (await world.SendTextAsync(maria, "Hello"))["result"]!.GetValue<bool>().ShouldBeFalse();
        await maria.WritesAsync("Are you there?");
        await maria.WroteAsync("Hi, again", TimeSpan.FromHours(26));
        (await world.SendTextAsync(maria, "Hello"))["result"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task does_not_hold_templates_back()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        world.Account.Age(maria, TimeSpan.FromHours(25));
        var answer = await world.PostAsync(
            $"/1001/api/v2/sendTemplateMessage?whatsappNumber={maria.Phone}",
            new { template_name = "follow_up", broadcast_name = "b", parameters = new[] { new { name = "name", value = "Maria" } } });
        answer.ShouldHaveFields("result", "templateName", "receivers");
        answer.First("receivers").ShouldHaveFields("localMessageId", "waId", "isValidWhatsAppNumber", "errors");
        maria.Transcript()[^1].ShouldSatisfyAllConditions(e => e.Type.ShouldBe("template"), e => e.Text.ShouldBe("Hello Maria, may we help you further?"));
    }

    [Fact]
    public async Task can_show_only_later_as_a_failed_message()
    {
        await using var world = await World.StartAsync(setup => setup with { Quirks = new Quirks { ClosedWindowFailsLate = true } });
        var maria = await world.MariaWritesAsync();
        world.Account.AddGlobalWebhook(world.Receiver.Url, ["sessionMessageFailed"]);
        world.Account.Age(maria, TimeSpan.FromHours(25));
        (await world.SendTextAsync(maria, "Hello", "mine"))["ok"]!.GetValue<bool>().ShouldBeTrue();
        await world.Account.WhenDeliveredAsync(cancellation: World.Stop);
        maria.Transcript()[^1].Status.ShouldBe("FAILED");
        var failed = world.Receiver.Events[^1].Body;
        failed.ShouldContainFields("eventType", "id", "conversationId", "ticketId", "localMessageId", "type", "statusString", "text", "timestamp", "failedCode", "failedDetail");
        failed.Str("failedCode").ShouldBe("131047");
    }

    private static StringContent Json(object body) =>
        new(System.Text.Json.JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");
}
