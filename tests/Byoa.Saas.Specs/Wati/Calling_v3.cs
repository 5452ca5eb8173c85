using Byoa.Saas.Wati;

namespace Byoa.Saas.Specs.Wati;

public sealed class Calling_v3
{
    private const string Ok = """{"message":{"id":"m1","conversation_id":"c1","ticket_id":"t1","local_message_id":"theirs"}}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task text_goes_as_json_to_the_conversation()
    {
        var wati = ScriptedWati.Saying(200, Ok);
        using var world = new WatiWorld(wati);
        var answer = await world.V3().SendTextAsync(WatiWorld.Customer, new OutgoingText("Grüße", "l1"), Stop);
        answer.ShouldBe(new WatiAnswer<SentMessage>.Accepted(new SentMessage("m1", null, "theirs", "c1", "t1")));
        Request(wati).ShouldBe("""POST /api/ext/v3/conversations/messages/text {"target":"63f0c0ffee63f0c0ffee63f0","text":"Grüße","is_bot":true}""");
    }

    [Fact]
    public async Task the_most_precise_name_of_the_other_side_is_taken()
    {
        var wati = ScriptedWati.Saying(200, Ok);
        using var world = new WatiWorld(wati);
        var to = WatiWorld.Customer;
        foreach (var (target, expected) in ((WatiTarget, string)[])[
            (to, "63f0c0ffee63f0c0ffee63f0"),
            (to with { ConversationId = null }, "14155550000:14155552671"),
            (to with { ConversationId = null, ChannelPhoneNumber = null }, "14155552671"),
            (new WatiTarget(null, null, "US.1234", "14155550000", null), "US.1234")])
        {
            await world.V3().SendTextAsync(target, new OutgoingText("Hi", "l1"), Stop);
            wati.Requests[^1].Body!.ShouldContain($"\"target\":\"{expected}\"");
        }

        (await world.V3().SendTextAsync(new WatiTarget(null, null, null, "1", null), new OutgoingText("Hi", "l1"), Stop))
            .ShouldBeOfType<WatiAnswer<SentMessage>.Rejected>().Code.ShouldBe(WatiCodes.Invalid);
    }

    [Fact]
    public async Task a_target_in_the_path_is_encoded()
    {
        var wati = ScriptedWati.Saying(200, """{"message_list":[]}""");
        using var world = new WatiWorld(wati);
        await world.V3().GetMessagesAsync(WatiWorld.Customer with { ConversationId = null, WaId = "1/../2" }, 1, 20, Stop);
        Request(wati).ShouldBe("GET /api/ext/v3/conversations/14155550000%3A1%2F..%2F2/messages?page_number=1&page_size=20 ");
    }

    [Fact]
    public async Task a_file_form_names_its_target()
    {
        var wati = ScriptedWati.Saying(200, Ok);
        using var world = new WatiWorld(wati);
        await world.V3().SendFileAsync(WatiWorld.Customer, new OutgoingFile("a.png", "image/png", new byte[] { 1 }), Stop);
        wati.Requests[^1].PathAndQuery.ShouldBe("/api/ext/v3/conversations/messages/file");
        wati.Requests[^1].Body!.ShouldContain("name=target\r\n\r\n63f0c0ffee63f0c0ffee63f0");
        wati.Requests[^1].Body!.ShouldNotContain("caption");
    }

    [Fact]
    public async Task buttons_and_lists_share_one_route()
    {
        var wati = ScriptedWati.Saying(200, Ok);
        using var world = new WatiWorld(wati);
        await world.V3().SendButtonsAsync(WatiWorld.Customer, new OutgoingButtons("Size?", ["S"], "Head", "Foot"), Stop);
        Request(wati).ShouldBe(
            """POST /api/ext/v3/conversations/messages/interactive {"target":"63f0c0ffee63f0c0ffee63f0","type":"buttons","button_message":{"header":{"type":"Text","text":"Head"},"body":"Size?","footer":"Foot","buttons":[{"text":"S"}]}}""");
        await world.V3().SendListAsync(WatiWorld.Customer, new OutgoingList("Pick", "Open", [new ListSection("All", [new ListRow("One")])]), Stop);
        Request(wati).ShouldBe(
            """POST /api/ext/v3/conversations/messages/interactive {"target":"63f0c0ffee63f0c0ffee63f0","type":"list","list_message":{"body":"Pick","button_text":"Open","sections":[{"title":"All","rows":[{"title":"One"}]}]}}""");
    }

    [Fact]
    public async Task a_template_names_its_only_recipient()
    {
        var wati = ScriptedWati.Saying(200, """{"success":true,"broadcast_id":"b","recipients":[{"local_message_id":"l1","phone_number":"14155552671","errors":[]}]}""");
        using var world = new WatiWorld(wati);
        var answer = await world.V3().SendTemplateAsync(WatiWorld.Customer, new OutgoingTemplate("hello", "b-1", new Dictionary<string, string>(), "l1"), Stop);
        answer.ShouldBeOfType<WatiAnswer<SentMessage>.Accepted>().Value.LocalMessageId.ShouldBe("l1");
        Request(wati).ShouldBe(
            """POST /api/ext/v3/messageTemplates/send {"channel":"14155550000","template_name":"hello","broadcast_name":"b-1","recipients":[{"phone_number":"14155552671","local_message_id":"l1","custom_params":[]}]}""");
    }

    [Fact]
    public async Task the_bot_is_assigned_by_an_explicit_null_and_status_words_are_lower_case()
    {
        var wati = ScriptedWati.Saying(200, """{"result":true}""");
        using var world = new WatiWorld(wati);
        await world.V3().AssignOperatorAsync(WatiWorld.Customer, null, Stop);
        Request(wati).ShouldBe("""PUT /api/ext/v3/conversations/63f0c0ffee63f0c0ffee63f0/operator {"assignee_email":null}""");
        await world.V3().UpdateChatStatusAsync(WatiWorld.Customer, ChatStatus.Solved, Stop);
        Request(wati).ShouldBe("""PUT /api/ext/v3/conversations/63f0c0ffee63f0c0ffee63f0/status {"new_status":"solved"}""");
        await world.V3().AssignTeamsAsync(WatiWorld.Customer, ["Sales"], Stop);
        Request(wati).ShouldBe("""PUT /api/ext/v3/contacts/teams {"target":"14155550000:14155552671","teams":["Sales"]}""");
    }

    [Fact]
    public async Task a_result_of_false_under_200_is_a_refusal()
    {
        using var world = new WatiWorld(ScriptedWati.Saying(200, """{"result":false}"""));
        (await world.V3().AssignOperatorAsync(WatiWorld.Customer, "ann@example.com", Stop)).ShouldBe(new WatiAnswer<Done>.Rejected(WatiCodes.Refused, ""));
    }

    [Theory]
    [InlineData("""{"contact_list":[{"id":"1"}]}""", true)]
    [InlineData("""{"result":true}""", true)]
    [InlineData("""{"contact_list":[]}""", false)]
    public async Task an_attribute_update_is_proved_by_the_changed_contact(string body, bool accepted)
    {
        var wati = ScriptedWati.Saying(200, body);
        using var world = new WatiWorld(wati);
        var answer = await world.V3().UpdateContactAttributesAsync(WatiWorld.Customer, new Dictionary<string, string> { ["city"] = "Rome" }, Stop);
        (answer is WatiAnswer<Done>.Accepted).ShouldBe(accepted);
        Request(wati).ShouldBe(
            """PUT /api/ext/v3/contacts {"contacts":[{"target":"14155550000:14155552671","customParams":[{"name":"city","value":"Rome"}]}]}""");
    }

    [Fact]
    public async Task the_probe_falls_back_to_a_page_of_one_contact()
    {
        var wati = new ScriptedWati(asked => asked.PathAndQuery.Contains("credits", StringComparison.Ordinal)
            ? ScriptedWati.Answer(404, "")
            : ScriptedWati.Answer(200, """{"contact_list":[]}"""));
        using var world = new WatiWorld(wati);
        (await world.V3().ProbeAsync(Stop)).ShouldBeOfType<WatiAnswer<Done>.Accepted>();
        wati.Requests.Select(r => r.PathAndQuery).ShouldBe(["/api/ext/v3/account/credits", "/api/ext/v3/contacts?page_number=1&page_size=1"]);
    }

    [Fact]
    public async Task there_is_no_look_up_by_our_id()
    {
        using var world = new WatiWorld(ScriptedWati.Saying(200, Ok));
        (await world.V3().FindSentMessageAsync("1", "l1", Stop)).ShouldBeOfType<WatiAnswer<SentMessage?>.Rejected>().Code.ShouldBe(WatiCodes.NotSupported);
    }

    private static string Request(ScriptedWati wati) => $"{wati.Requests[^1].Method} {wati.Requests[^1].PathAndQuery} {wati.Requests[^1].Body}";
}
