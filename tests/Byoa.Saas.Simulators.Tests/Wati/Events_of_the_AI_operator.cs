using Byoa.Saas.Simulators.Tests.Support;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Tests.Wati;

public sealed class Events_of_the_AI_operator
{
    [Fact]
    public async Task a_new_chat_is_assigned_and_then_its_message_is_pushed()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync("Hi");
        world.Receiver.Events.Select(e => e.Type).ShouldBe(["chatAssigned", "message"]);
        world.Receiver.Events.ShouldAllBe(e => e.Authorization == $"Bearer {World.Secret}");
        var assigned = world.Receiver.Events[0].Body;
        assigned.ShouldHaveFields(
            "eventType", "conversationId", "ticketId", "waId", "assigneeName", "eventDescription", "isChangedToOpen", "tenantId", "channelType", "channelId", "channelPhoneNumber");
        assigned["isChangedToOpen"]!.GetValue<bool>().ShouldBeFalse();
        var message = world.Receiver.Events[1].Body;
        message.ShouldHaveFields(
            "id", "created", "whatsappMessageId", "conversationId", "ticketId", "text", "type", "data", "sourceId", "sourceUrl", "timestamp", "owner", "eventType",
            "statusString", "avatarUrl", "assignedId", "operatorName", "operatorEmail", "waId", "messageContact", "senderName", "listReply", "interactiveButtonReply",
            "buttonReply", "replyContextId", "sourceType", "frequentlyForwarded", "forwarded", "channelId", "channelPhoneNumber", "bsuid", "parentBsuid", "username",
            "tenantId", "channelType");
        message.Str("conversationId").ShouldBe(maria.ConversationId);
        message.Str("timestamp").ShouldBe(World.Noon.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        message.Str("channelType").ShouldBe("WHATSAPP");
    }

    [Fact]
    public async Task a_person_who_takes_over_ends_them()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync("Hi");
        world.Account.TakeOver(maria, "ann@example.com");
        await maria.WritesAsync("Are you there?");
        await world.Account.HumanWritesAsync(maria, "ann@example.com", "Yes");
        await world.Account.WhenDeliveredAsync(cancellation: World.Stop);
        world.Receiver.Texts.ShouldBe(["Hi"]);
        maria.Transcript()[^1].ShouldSatisfyAllConditions(e => e.Kind.ShouldBe(EntryKind.Human), e => e.Author.ShouldBe("Ann"));
    }

    [Fact]
    public async Task assigning_to_a_person_over_the_api_ends_them_and_shows_in_history()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync("Hi");
        await world.PostAsync($"/1001/api/v1/assignOperator?email=ann@example.com&whatsappNumber={maria.Phone}");
        await maria.WritesAsync("Hello?");
        await world.Account.WhenDeliveredAsync(cancellation: World.Stop);
        world.Receiver.Texts.ShouldBe(["Hi"]);
        maria.Transcript().ShouldContain(e => e.EventType == "assignedOperator" && e.Assignee == "ann@example.com" && e.Text!.EndsWith("by AI agent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_team_takes_the_chat_away_as_well()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync("Hi");
        (await world.PostAsync($"/1001/api/v1/assignTeam?teams=Support&whatsappNumber={maria.Phone}"))["result"]!.GetValue<bool>().ShouldBeTrue();
        await maria.WritesAsync("Hello?");
        await world.Account.WhenDeliveredAsync(cancellation: World.Stop);
        world.Receiver.Texts.ShouldBe(["Hi"]);
    }

    [Fact]
    public async Task a_solved_chat_comes_back_with_a_new_ticket_when_the_customer_writes()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync("Hi");
        var ticket = maria.TicketId;
        await world.PostAsync("/1001/api/v1/updateChatStatus", new { whatsappNumber = maria.Phone, ticketStatus = "SOLVED" });
        maria.Status.ShouldBe("solved");
        await maria.WritesAsync("One more thing");
        await world.Account.WhenDeliveredAsync(cancellation: World.Stop);
        maria.TicketId.ShouldNotBe(ticket);
        world.Receiver.Events.Select(e => e.Type).ShouldBe(["chatAssigned", "message", "chatAssigned", "message"]);
        world.Receiver.Events[2].Body["isChangedToOpen"]!.GetValue<bool>().ShouldBeTrue();
        world.Receiver.Events[2].Body.Str("ticketId").ShouldBe(maria.TicketId);
    }

    [Theory]
    [InlineData(AutoAssignment.ByHand)]
    [InlineData(AutoAssignment.ToAiAfterTheMessage)]
    public async Task the_first_question_is_in_history_only_when_the_chat_is_assigned_later(AutoAssignment rule)
    {
        await using var world = await World.StartAsync(setup => setup with { NewChats = rule });
        var maria = await world.MariaWritesAsync("Hi");
        if (rule == AutoAssignment.ByHand)
            await world.Account.AssignAsync(maria, SimulatedAccount.Ai);
        await world.Account.WhenDeliveredAsync(cancellation: World.Stop);
        world.Receiver.Events.Select(e => e.Type).ShouldBe(["chatAssigned"]);
        var history = await world.GetAsync($"/1001/api/v1/getMessages/{maria.Phone}");
        history["messages"]!["items"]!.AsArray().ShouldContain(i => i!["text"] != null && i.Str("text") == "Hi");
    }

    [Fact]
    public async Task a_tap_answers_the_message_that_offered_it()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync("Hi");
        await world.PostAsync($"/1001/api/v1/sendInteractiveButtonsMessage?whatsappNumber={maria.Phone}", new { body = "Shall we?", buttons = new[] { new { text = "Yes" }, new { text = "No" } } });
        var offer = maria.Transcript()[^1];
        await maria.TapsAsync("Yes");
        await world.Account.WhenDeliveredAsync(cancellation: World.Stop);
        var tap = world.Receiver.Events[^1].Body;
        tap.Str("type").ShouldBe("interactive");
        tap["interactiveButtonReply"]!.Str("title").ShouldBe("Yes");
        tap.Str("replyContextId").ShouldBe(offer.WhatsappMessageId);
        await Should.ThrowAsync<InvalidOperationException>(() => maria.TapsAsync("Perhaps"));
    }

    [Fact]
    public async Task media_is_named_in_each_of_the_four_ways()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        foreach (var style in Enum.GetValues<MediaStyle>())
        {
            world.Account.Quirks = new Quirks { Media = style };
            await maria.SendsVoiceAsync("Hello");
        }

        await world.Account.WhenDeliveredAsync(cancellation: World.Stop);
        var data = world.Receiver.Events.TakeLast(4).Select(e => e.Body["data"]!).ToList();
        data[0].ToString().ShouldStartWith("data/audios/");
        data[1].ToString().ShouldStartWith(new Uri(world.Vendors.Wati.Origin, "/1001/api/file/showFile?fileName=").AbsoluteUri);
        data[2].ShouldHaveFields("url", "caption", "mimeType", "fileName", "id");
        System.Text.Json.Nodes.JsonNode.Parse(data[3].ToString()).ShouldHaveFields("url", "caption", "mimeType", "fileName", "id");
    }

    [Fact]
    public async Task reactions_locations_and_customers_without_a_number_are_pushed_too()
    {
        await using var world = await World.StartAsync();
        var jo = world.Account.CustomerWithoutPhone("US.1234", "Jo");
        await jo.WritesAsync("Hi");
        await jo.ReactsAsync("👍", to: "wamid.x");
        await jo.SendsLocationAsync(47.1, 8.5, "Home");
        await world.Account.WhenDeliveredAsync(cancellation: World.Stop);
        var events = world.Receiver.Events;
        events.ShouldAllBe(e => e.Body["waId"] == null);
        events[1].Body.Str("bsuid").ShouldBe("US.1234");
        events[2].Body["reaction"]!.Str("emoji").ShouldBe("👍");
        events[3].Body["location"]!["latitude"]!.GetValue<double>().ShouldBe(47.1);
    }
}
