using Byoa.Saas.Simulators.Tests.Support;

namespace Byoa.Saas.Simulators.Tests.Wati;

/// <summary>The field lists are those of Wati's V3 specification; what goes beyond it was seen in answers.</summary>
public sealed class Answers_of_V3
{
    private const string V3 = "/api/ext/v3";

    private static readonly string[] MessageFields =
    [
        "id", "created", "conversation_id", "ticket_id", "event_type", "text", "type", "timestamp", "owner", "status", "avatar_url",
        "assigned_id", "operator_name", "failed_detail", "bot_type", "local_message_id",
    ];

    private static readonly string[] ContactFields =
    [
        "id", "wa_id", "name", "phone", "photo", "created", "last_updated", "contact_status", "source", "channel_id", "ig_phone_source",
        "mg_phone_source", "opted_in", "allow_broadcast", "allow_sms", "teams", "segments", "custom_params", "channel_type", "display_name",
        "contact_link", "is_broadcast_limit_reached",
    ];

    [Fact]
    public async Task a_sent_text_comes_back_as_a_message()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        var answer = await world.PostAsync($"{V3}/conversations/messages/text", new { target = maria.ConversationId, text = "Hello" });
        answer.ShouldHaveFields("message");
        answer["message"].ShouldHaveFields(MessageFields);
        answer["message"]!.Str("text").ShouldBe("Hello");
        answer["message"]!["owner"]!.GetValue<bool>().ShouldBeTrue();
        maria.Transcript()[^1].Text.ShouldBe("Hello");
    }

    [Fact]
    public async Task history_is_newest_first_and_names_its_kinds()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        var answer = await world.GetAsync($"{V3}/conversations/{maria.Phone}/messages?page_number=1&page_size=20");
        answer.ShouldHaveFields("message_list", "page_number", "page_size");
        foreach (var item in answer["message_list"]!.AsArray())
            item.ShouldContainFields("id", "created", "conversation_id", "ticket_id", "event_type");
        answer.First("message_list").Str("text").ShouldBe("Hi");
        answer["message_list"]![1]!.Str("event_type").ShouldBe("assignedOperator");
    }

    [Fact]
    public async Task contacts_have_the_fields_of_the_specification()
    {
        await using var world = await World.StartAsync();
        await world.MariaWritesAsync();
        var list = await world.GetAsync($"{V3}/contacts?page_number=1&page_size=10");
        list.ShouldHaveFields("contact_list", "page_number", "page_size");
        var contact = list.First("contact_list");
        contact.ShouldContainFields(ContactFields);
        contact["contact_link"].ShouldHaveFields("whats_app_contact_id", "instagram_contact_id", "messenger_contact_id");
        contact["is_broadcast_limit_reached"]!.GetValueKind().ShouldBe(System.Text.Json.JsonValueKind.String);
        (await world.GetAsync($"{V3}/contacts/count")).ShouldHaveFields("contact_count");
    }

    [Fact]
    public async Task attributes_are_custom_params_on_create_and_customParams_on_update()
    {
        await using var world = await World.StartAsync();
        await world.PostAsync($"{V3}/contacts", new { whatsapp_number = "14155550199", name = "Jo", custom_params = new[] { new { name = "a", value = "1" } } });
        await world.PutAsync($"{V3}/contacts", new { contacts = new[] { new { target = "14155550199", customParams = new[] { new { name = "b", value = "2" } } } } });
        var jo = await world.GetAsync($"{V3}/contacts/14155550199");
        jo["custom_params"]!.AsArray().Select(p => $"{p!["name"]}={p["value"]}").ShouldBe(["a=1", "b=2"]);
    }

    [Fact]
    public async Task a_deleted_contact_is_gone()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        using var response = await world.Api.DeleteAsync($"{V3}/contacts/{maria.ContactId}", World.Stop);
        response.IsSuccessStatusCode.ShouldBeTrue();
        using var again = await world.Api.GetAsync($"{V3}/contacts/{maria.ContactId}", World.Stop);
        ((int)again.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task assignment_and_status_answer_with_a_result()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        var assigned = await world.PutAsync($"{V3}/conversations/{maria.ConversationId}/operator", new { assignee_email = "ann@example.com" });
        assigned.ToJsonString().ShouldBe("""{"result":true}""");
        maria.Assignee.ShouldBe("ann@example.com");
        var unknown = await world.PutAsync($"{V3}/conversations/{maria.ConversationId}/operator", new { assignee_email = "nobody@example.com" });
        unknown.ToJsonString().ShouldBe("""{"result":false}""");
        await world.PutAsync($"{V3}/conversations/{maria.ConversationId}/status", new { new_status = "solved" });
        maria.Status.ShouldBe("solved");
    }

    [Fact]
    public async Task no_assignee_means_the_bot()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        await world.PutAsync($"{V3}/conversations/{maria.ConversationId}/operator", new { assignee_email = (string?)null });
        maria.Transcript()[^1].AssigneeName.ShouldBe("Bot");
    }

    [Fact]
    public async Task templates_channels_chatbots_and_credits_have_their_shapes()
    {
        await using var world = await World.StartAsync();
        var templates = await world.GetAsync($"{V3}/messageTemplates?page_number=1&page_size=10");
        templates.ShouldHaveFields("templates", "page_number", "page_size", "total");
        templates.First("templates").ShouldContainFields("id", "name", "category", "status", "language_option", "body", "body_original", "custom_params");
        (await world.GetAsync($"{V3}/messageTemplates/{templates.First("templates").Str("id")}")).Str("name").ShouldBe("follow_up");
        (await world.GetAsync($"{V3}/channels?page_number=1&page_size=10")).First("channels").ShouldHaveFields("id", "name", "channel");
        (await world.GetAsync($"{V3}/chatbots?page_number=1&page_size=10")).First("chatbot_list").ShouldHaveFields("id", "name", "created");
        (await world.GetAsync($"{V3}/account/credits"))
            .ShouldHaveFields("credit", "welcome_credit", "remaining_free_conversations_count", "currency", "auto_charge_enabled");
    }

    [Fact]
    public async Task a_template_send_reports_each_recipient()
    {
        await using var world = await World.StartAsync();
        var answer = await world.PostAsync($"{V3}/messageTemplates/send", new
        {
            template_name = "follow_up",
            broadcast_name = "b1",
            recipients = new object[]
            {
                new { phone_number = "14155550177", local_message_id = "l1", custom_params = new[] { new { name = "name", value = "Jo" } } },
                new { phone_number = "12", custom_params = new[] { new { name = "name", value = "Jo" } } },
            },
        });
        answer.ShouldHaveFields("success", "broadcast_id", "error", "recipients");
        answer["success"]!.GetValue<bool>().ShouldBeTrue();
        answer.First("recipients").ShouldHaveFields("local_message_id", "phone_number", "errors");
        answer["recipients"]![1]!["errors"]!.AsArray().Count.ShouldBe(1);
        world.Account.Customer("14155550177").Transcript()[^1].Text.ShouldBe("Hello Jo, may we help you further?");
    }

    [Theory]
    [InlineData("/conversations/messages/text", """{"text":"x"}""")]
    [InlineData("/conversations/messages/text", """{"target":"14155550101"}""")]
    [InlineData("/conversations/messages/fileViaUrl", """{"target":"14155550101"}""")]
    [InlineData("/conversations/messages/interactive", """{"target":"14155550101"}""")]
    [InlineData("/contacts", """{"name":"x"}""")]
    public async Task a_missing_field_is_refused_with_code_message_and_timestamp(string path, string body)
    {
        await using var world = await World.StartAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await world.Api.PostAsync(V3 + path, content, World.Stop);
        ((int)response.StatusCode).ShouldBe(400);
        var error = System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync(World.Stop));
        error.ShouldHaveFields("code", "message", "timestamp");
    }

    [Theory]
    [InlineData("/contacts")]
    [InlineData("/contacts?page_number=1&page_size=101")]
    [InlineData("/contacts?page_number=0&page_size=10")]
    public async Task a_page_outside_the_limits_is_refused(string path)
    {
        await using var world = await World.StartAsync();
        using var response = await world.Api.GetAsync(V3 + path, World.Stop);
        ((int)response.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task a_tenant_in_the_path_is_not_found_and_a_wrong_token_gets_no_body()
    {
        await using var world = await World.StartAsync();
        using var misplaced = await world.Api.GetAsync("/1001/api/ext/v3/account/credits", World.Stop);
        ((int)misplaced.StatusCode).ShouldBe(404);
        using var stranger = new HttpClient { BaseAddress = world.Vendors.Wati.Origin };
        using var refused = await stranger.GetAsync($"{V3}/account/credits", World.Stop);
        ((int)refused.StatusCode).ShouldBe(401);
        (await refused.Content.ReadAsStringAsync(World.Stop)).ShouldBeEmpty();
    }
}
