using System.Net.Http.Json;
using Byoa.Saas.Simulators.Tests.Support;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Tests.Wati;

public sealed class Targets_of_a_call
{
    [Fact]
    public async Task V3_takes_number_conversation_and_channel_but_no_contact_id()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        foreach (var target in (string[])[maria.Phone!, "+" + maria.Phone, maria.ConversationId, $"Main:{maria.Phone}", $"{World.Number}:{maria.Phone}"])
            (await StatusAsync(world, target)).ShouldBe(200, target);
        foreach (var target in (string[])[maria.ContactId, $"Other:{maria.Phone}", "14155559999"])
            (await StatusAsync(world, target)).ShouldBe(400, target);
    }

    [Fact]
    public async Task V1_takes_number_contact_id_and_business_scoped_id()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        var jo = world.Account.CustomerWithoutPhone("US.77", "Jo");
        await jo.WritesAsync("Hi");
        foreach (var target in (string[])[maria.Phone!, maria.ContactId, "US.77"])
            (await world.PostAsync($"/1001/api/v1/sendSessionMessage/{target}?messageText=Hello"))["result"]!.GetValue<bool>().ShouldBeTrue(target);
        (await world.PostAsync("/1001/api/v1/sendSessionMessage/14155559999?messageText=Hello"))["result"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task several_open_conversations_need_a_channel()
    {
        await using var world = await World.StartAsync(setup => setup with { OtherChannels = [new ChannelSetup("Second", "14155550001")] });
        var here = await world.MariaWritesAsync();
        var there = world.Account.Customer(here.Phone!, channel: "Second");
        await there.WritesAsync("Hi from there");
        there.ConversationId.ShouldNotBe(here.ConversationId);
        (await StatusAsync(world, here.Phone!)).ShouldBe(409);
        (await StatusAsync(world, $"14155550001:{here.Phone}")).ShouldBe(200);
        there.Transcript()[^1].Text.ShouldBe("Hello");
    }

    private static async Task<int> StatusAsync(World world, string target)
    {
        using var response = await world.Api.PostAsJsonAsync("/api/ext/v3/conversations/messages/text", new { target, text = "Hello" }, World.Stop);
        return (int)response.StatusCode;
    }
}
