using System.Text.Json;
using System.Text.Json.Nodes;
using Byoa.Saas.Simulators.Tests.Support;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Tests.Wati;

public sealed class Answers_of_V1
{
    [Fact]
    public async Task a_sent_text_comes_back_with_the_ids_of_both_sides()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        var answer = await world.SendTextAsync(maria, "Grüezi & welcome", "mine-1");
        answer["ok"]!.GetValue<bool>().ShouldBeTrue();
        answer["result"]!.GetValue<bool>().ShouldBeTrue();
        answer["message"].ShouldContainFields("whatsappMessageId", "localMessageId", "text", "type", "status", "statusString", "ticketId", "conversationId", "id", "created");
        answer["message"]!.Str("localMessageId").ShouldBe("mine-1");
        answer["message"]!.Str("text").ShouldBe("Grüezi & welcome");
        answer["message"]!.Str("id").Length.ShouldBe(24);
    }

    [Fact]
    public async Task the_same_local_id_twice_is_two_messages_to_the_customer()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        await world.SendTextAsync(maria, "Hello", "same");
        await world.SendTextAsync(maria, "Hello", "same");
        maria.Transcript().Count(e => e.LocalMessageId == "same").ShouldBe(2);
    }

    [Fact]
    public async Task history_shows_messages_and_assignments_newest_first_by_pages()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        await world.SendTextAsync(maria, "Hello");
        var page = await world.GetAsync($"/1001/api/v1/getMessages/{maria.Phone}?pageSize=2&pageNumber=1");
        page.Str("result").ShouldBe("success");
        page["link"].ShouldHaveFields("prevPage", "nextPage", "pageNumber", "pageSize", "total");
        var items = page["messages"]!["items"]!.AsArray();
        items.Select(i => i!.Str("text")).ShouldBe(["Hello", "Hi"]);
        items[0].ShouldContainFields("id", "created", "text", "type", "timestamp", "owner", "eventType", "statusString", "finalText", "data", "conversationId", "ticketId", "localMessageId");
        var second = await world.GetAsync($"/1001/api/v1/getMessages/{maria.Phone}?pageSize=2&pageNumber=2");
        second["messages"]!["items"]![0]!.Str("eventType").ShouldBe("assignedOperator");
    }

    [Fact]
    public async Task contacts_spell_wAid_in_their_own_way()
    {
        await using var world = await World.StartAsync();
        await world.MariaWritesAsync();
        var answer = await world.GetAsync("/1001/api/v1/getContacts?pageSize=5&pageNumber=1&name=lopez");
        answer.ShouldHaveFields("result", "contact_list", "link");
        answer.First("contact_list").ShouldContainFields(
            "id", "wAid", "fullName", "firstName", "phone", "source", "contactStatus", "photo", "created", "customParams", "optedIn", "allowBroadcast", "lastUpdated", "tenantId", "tagName", "displayId");
        answer.First("contact_list").Str("wAid").ShouldBe("14155550101");
    }

    [Fact]
    public async Task an_attribute_is_set_and_the_others_are_left_alone()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        await SetAsync(world, maria, "size", "54");
        await SetAsync(world, maria, "preferred_day", "Thursday");
        maria.Attributes.ShouldBe(new Dictionary<string, string> { ["preferred_day"] = "Thursday", ["size"] = "54" }, ignoreOrder: true);
        var found = await world.GetAsync("/1001/api/v1/getContacts?attribute=" + Uri.EscapeDataString("""[{"name":"size","operator":"==","value":"54"}]"""));
        found["contact_list"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_message_is_found_by_our_own_id()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        await world.SendTextAsync(maria, "Hello", "mine-7");
        var found = await world.GetAsync($"/1001/api/v1/whatsApp/messages/{World.Number}/mine-7");
        found["message"]!.Str("text").ShouldBe("Hello");
        using var absent = await world.Api.GetAsync($"/1001/api/v1/whatsApp/messages/{World.Number}/mine-8", World.Stop);
        ((int)absent.StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task buttons_and_lists_obey_their_lengths()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        var path = $"/1001/api/v1/sendInteractiveButtonsMessage?whatsappNumber={maria.Phone}";
        (await world.PostAsync(path, Buttons("Yes", "No")))["ok"]!.GetValue<bool>().ShouldBeTrue();
        maria.Transcript()[^1].Buttons.ShouldBe(["Yes", "No"]);
        foreach (var wrong in (object[])[Buttons(), Buttons("1", "2", "3", "4"), Buttons("Yes", "Yes"), Buttons(new string('x', 21))])
            (await world.PostAsync(path, wrong))["result"]!.GetValue<bool>().ShouldBeFalse();

        var list = new { body = "When?", buttonText = "Choose", sections = new[] { new { title = "Days", rows = new[] { new { title = "Monday", description = "early" } } } } };
        await world.PostAsync($"/1001/api/v1/sendInteractiveListMessage?target={maria.ContactId}", list);
        maria.Transcript()[^1].Choices.ShouldBe([new Choice("Monday", "early")]);
    }

    [Fact]
    public async Task neither_number_nor_target_is_a_bad_request()
    {
        await using var world = await World.StartAsync();
        using var response = await world.Api.PostAsync("/1001/api/v1/assignOperator?email=ann@example.com", null, World.Stop);
        ((int)response.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task another_tenant_is_not_found_and_a_wrong_token_is_told_in_plain_text()
    {
        await using var world = await World.StartAsync();
        world.Vendors.Wati.AddAccount(new AccountSetup("1002", "other"));
        foreach (var tenant in (string[])["1002", "9999"])
        {
            using var foreign = await world.Api.GetAsync($"/{tenant}/api/v1/getContacts", World.Stop);
            ((int)foreign.StatusCode).ShouldBe(404);
        }

        world.Account.RevokeToken(World.Token);
        using var refused = await world.Api.GetAsync("/1001/api/v1/getContacts", World.Stop);
        ((int)refused.StatusCode).ShouldBe(401);
        (await refused.Content.ReadAsStringAsync(World.Stop)).ShouldBe("Unauthorized");
    }

    [Fact]
    public async Task a_rotated_token_takes_the_place_of_the_old_one()
    {
        await using var world = await World.StartAsync();
        var fresh = (await world.PostAsync($"/1001/api/v1/rotateToken?token={World.Token}")).Str("token");
        using var old = await world.Api.GetAsync("/1001/api/v1/getContacts", World.Stop);
        ((int)old.StatusCode).ShouldBe(401);
        world.Api.DefaultRequestHeaders.Authorization = new("Bearer", fresh);
        (await world.GetAsync("/1001/api/v1/getContacts")).Str("result").ShouldBe("success");
    }

    [Fact]
    public async Task quirks_change_the_shapes_a_client_has_to_bear()
    {
        await using var world = await World.StartAsync(setup => setup with
        {
            Quirks = new Quirks { ResultAsWord = true, NoWhatsappMessageId = true, MessagesAsBareList = true, HistoryTypeAsNumber = true },
        });
        var maria = await world.MariaWritesAsync();
        var sent = await world.SendTextAsync(maria, "Hello");
        sent.Str("result").ShouldBe("success");
        sent["message"]!["whatsappMessageId"].ShouldBeNull();
        var history = await world.GetAsync($"/1001/api/v1/getMessages/{maria.Phone}");
        history["messages"].ShouldBeOfType<JsonArray>()[0]!["type"]!.GetValueKind().ShouldBe(JsonValueKind.Number);
    }

    [Fact]
    public async Task files_travel_both_ways()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        var id = await maria.SendsImageAsync([0x89, 0x50, 0x4E, 0x47, 1, 2, 3], "broken");
        var path = maria.Transcript()[^1].Media!;
        path.ShouldStartWith("data/images/");
        var escaped = Uri.EscapeDataString(path);
        foreach (var address in (string[])[$"/1001/api/v1/getMedia?fileName={escaped}", $"/1001/api/file/showFile?fileName={escaped}", $"/api/ext/v3/conversations/messages/file/{id}"])
            (await world.Api.GetByteArrayAsync(address, World.Stop)).ShouldBe([0x89, 0x50, 0x4E, 0x47, 1, 2, 3]);
        (await world.GetAsync("/1001/api/v1/getMedia?fileName=data/none.jpg")).Str("message").ShouldBe("Failed to download file");

        using var form = new MultipartFormDataContent { { new ByteArrayContent([0x25, 0x50, 0x44, 0x46]), "file", "offer.pdf" } };
        using var sent = await world.Api.PostAsync($"/1001/api/v1/sendSessionFile/{maria.Phone}?caption=Offer", form, World.Stop);
        sent.IsSuccessStatusCode.ShouldBeTrue();
        maria.Transcript()[^1].ShouldSatisfyAllConditions(e => e.Type.ShouldBe("document"), e => e.FileName.ShouldBe("offer.pdf"), e => e.Text.ShouldBe("Offer"));
    }

    private static Task<JsonNode> SetAsync(World world, SimulatedCustomer customer, string name, string value) =>
        world.PostAsync($"/1001/api/v1/updateContactAttributes/{customer.Phone}", new { customParams = new[] { new { name, value } } });

    private static object Buttons(params string[] titles) => new { body = "Shall we?", buttons = titles.Select(text => new { text }) };
}
