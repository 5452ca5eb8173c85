using System.Text.Json;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Wire;

namespace Byoa.Saas.Specs.Wati;

public sealed class Reading_watis_json
{
    private static readonly DateTimeOffset Morning = new(2026, 1, 1, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-01-01T10:00:00Z")]
    [InlineData("2026-01-01T10:00:00")]
    [InlineData("2026-01-01 10:00:00")]
    [InlineData("2026-01-01T10:00:00.0000000Z")]
    [InlineData("2026-01-01T10:00:00.000000000Z")]
    [InlineData("2026-01-01T12:00:00.000+02:00")]
    [InlineData("2026-01-01T12:00:00+0200")]
    [InlineData("1767261600")]
    [InlineData(" 1767261600000 ")]
    [InlineData("1767261600.0")]
    public void a_time_is_read_in_every_form_seen(string text) => WatiTime.Parse(text).ShouldBe(Morning);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("99999999999999999999")]
    [InlineData("0001-01-01T00:00:00")]
    public void what_is_no_time_is_null(string? text) => WatiTime.Parse(text).ShouldBeNull();

    [Fact]
    public void fractions_are_kept_to_the_tick() =>
        WatiTime.Parse("2026-01-01T10:00:00.123456789Z").ShouldBe(Morning.AddTicks(1234567));

    [Fact]
    public void names_match_in_any_case_and_with_or_without_underscores()
    {
        var json = JsonElement.Parse("""{"wAid":"1","conversation_id":"c","LocalMessageID":7,"isOwner":"True"}""");
        json.Text("waId").ShouldBe("1");
        json.Text("conversationId").ShouldBe("c");
        json.Text("local_message_id").ShouldBe("7");
        json.Flag("is_owner").ShouldBe(true);
        json.Text("conversation").ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"messages":{"items":[ITEM]}}""")]
    [InlineData("""{"result":"success","messages":[ITEM]}""")]
    [InlineData("""{"message_list":[ITEM],"page_number":1}""")]
    public void history_comes_in_three_wrappings(string wrapping)
    {
        var item = History(wrapping.Replace("ITEM", """{"id":"m1","eventType":"message","text":"Hi","timestamp":"1767261600"}""", StringComparison.Ordinal)).ShouldHaveSingleItem();
        (item.Kind, item.Id, item.Text, item.At).ShouldBe((WatiHistoryKind.Message, "m1", "Hi", Morning));
    }

    [Fact]
    public void a_v1_message_of_ours_is_read_whole() =>
        Item("""
            {"id":"m1","created":"2026-01-01T10:00:00.12Z","text":"Hi","type":"Text","owner":true,"eventType":"message","statusString":"SENT",
             "whatsappMessageId":"wamid.1","localMessageId":"l1","operatorName":"Ann","data":null,"conversationId":"c","ticketId":"t"}
            """).ShouldBe(new WatiHistoryItem(
                WatiHistoryKind.Message, "m1", Morning.AddMilliseconds(120), true, "Hi", "text", "wamid.1", "l1", "Ann", null, "sent", null));

    [Fact]
    public void a_v3_message_of_a_customer_is_read_whole() =>
        Item("""
            {"id":"m2","created":"2026-01-01T10:00:00Z","event_type":"message","type":"image","text":"Look","owner":false,
             "data":"data/images/x.jpg","status":"READ","local_message_id":null}
            """).ShouldBe(new WatiHistoryItem(
                WatiHistoryKind.Message, "m2", Morning, false, "Look", "image", null, null, null, null, "read", "data/images/x.jpg"));

    [Fact]
    public void a_broadcast_is_from_the_business_even_if_it_does_not_say_so() =>
        Item("""{"id":"b","created":"2026-01-01T10:00:00Z","eventType":"broadcastMessage","finalText":"Sale!"}""")
            .ShouldSatisfyAllConditions(i => i.FromBusiness.ShouldBeTrue(), i => i.Text.ShouldBe("Sale!"), i => i.Kind.ShouldBe(WatiHistoryKind.Message));

    [Theory]
    [InlineData("""{"id":"m3","eventType":"broadcastMessage","finalText":"Sale!"}""", true)]
    [InlineData("""{"id":"m3","event_type":"broadcast","text":"Sale!"}""", true)]
    [InlineData("""{"id":"m3","eventType":"templateMessageSent_v2","text":"Sale!"}""", true)]
    [InlineData("""{"id":"m3","eventType":"message","type":"TEMPLATE","text":"Sale!"}""", true)]
    [InlineData("""{"id":"m3","eventType":"sessionMessageSent","type":"text","text":"Sale!"}""", false)]
    [InlineData("""{"id":"m3","eventType":"ticket","type":"template","text":"Sale!"}""", false)]
    public void a_template_is_told_by_its_type_or_its_event(string json, bool template) => Item(json)!.IsTemplate.ShouldBe(template);

    [Fact]
    public void a_damaged_time_does_not_hide_a_message() =>
        Item("""{"id":"m","eventType":"message","text":"Hi","created":"?"}""").At.ShouldBe(DateTimeOffset.UnixEpoch);

    [Fact]
    public void a_type_given_as_a_number_is_kept() => Item("""{"id":"m","eventType":"message","type":3}""").Type.ShouldBe("3");

    [Theory]
    [InlineData("""{"eventType":"assignedOperator","assignee":"bob@example.com"}""", "bob@example.com")]
    [InlineData("""{"event_type":"assignedOperator","assignee":{"email":"bob@example.com","name":"Bob"}}""", "bob@example.com")]
    [InlineData("""{"eventType":"ticket","assignee":"Bob"}""", "Bob")]
    [InlineData("""{"eventType":"assignedOperator","assignee":"Bob","assigneeEmail":"bob@example.com"}""", "bob@example.com")]
    [InlineData("""{"event_type":"ticket","detailed_event_description":{"type":"AssignedOperator","actor":"Ann","agent_name":"Bob"}}""", "Bob")]
    [InlineData("""{"eventType":"ticket","eventDescription":"The chat has been assigned to Bob Ross by Ann."}""", "Bob Ross")]
    [InlineData("""{"eventType":"chatAssigned_v2","assigneeName":"Bob"}""", "Bob")]
    public void an_assignment_names_the_new_assignee(string json, string assignee)
    {
        var item = Item(json)!;
        (item.Kind, item.Assignee, item.FromBusiness).ShouldBe((WatiHistoryKind.Assignment, assignee, true));
    }

    [Fact]
    public void other_ticket_events_stay_ticket_events_whoever_has_the_chat() =>
        Item("""{"eventType":"ticket","eventDescription":"The chat status was changed to solved by Ann","assignee":"Bob"}""")
            .ShouldSatisfyAllConditions(i => i.Kind.ShouldBe(WatiHistoryKind.Ticket), i => i.Text.ShouldBe("The chat status was changed to solved by Ann"));

    [Theory]
    [InlineData("""{"eventType":"hologram","text":"?"}""")]
    [InlineData("""{"id":"x"}""")]
    [InlineData("7")]
    public void an_item_of_an_unknown_kind_says_nothing_but_that_it_is_there(string json) => Item(json).Kind.ShouldBe(WatiHistoryKind.Other);

    [Fact]
    public void contacts_of_both_generations_read_alike()
    {
        foreach (var json in (string[])[
            """{"contact_list":[{"id":"1","wAid":"1415","fullName":"Bob","customParams":[{"name":"city","value":"Rome"},{"name":"age","value":7}]}]}""",
            """{"contact_list":[{"id":"1","wa_id":"1415","name":"Bob","custom_params":[{"name":"city","value":"Rome"},{"name":"age","value":"7"}]}]}"""])
        {
            var contact = Contacts(json).ShouldHaveSingleItem();
            (contact.Id, contact.WaId, contact.Name).ShouldBe(("1", "1415", "Bob"));
            contact.Attributes.ShouldBe(new Dictionary<string, string> { ["city"] = "Rome", ["age"] = "7" });
        }
    }

    [Fact]
    public void an_answer_without_the_data_is_unknown()
    {
        WatiReaders.History(JsonElement.Parse("""{"result":"success"}""")).ShouldBeOfType<WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Unknown>();
        WatiReaders.Contacts(JsonElement.Parse("""{"result":"success"}""")).ShouldBeOfType<WatiAnswer<IReadOnlyList<WatiContact>>.Unknown>();
        WatiReaders.Contact(JsonElement.Parse("""{"name":"Bob"}""")).ShouldBeOfType<WatiAnswer<WatiContact>.Unknown>();
    }

    private static WatiHistoryItem Item(string json) => HistoryReader.Read(JsonElement.Parse(json));

    private static IReadOnlyList<WatiHistoryItem> History(string json) =>
        WatiReaders.History(JsonElement.Parse(json)).ShouldBeOfType<WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Accepted>().Value;

    private static IReadOnlyList<WatiContact> Contacts(string json) =>
        WatiReaders.Contacts(JsonElement.Parse(json)).ShouldBeOfType<WatiAnswer<IReadOnlyList<WatiContact>>.Accepted>().Value;
}
