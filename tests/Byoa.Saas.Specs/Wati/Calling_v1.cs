using Byoa.Saas.Wati;

namespace Byoa.Saas.Specs.Wati;

public sealed class Calling_v1
{
    private const string Ok = """{"ok":true,"result":"success","message":{"id":"m1","whatsappMessageId":"wamid.1","localMessageId":"l1","conversationId":"c1","ticketId":"t1"}}""";

    private readonly WatiTarget bsuidOnly = new(null, null, "US.1234", null, "ch-7");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task text_travels_in_the_query_with_our_id_and_the_quoted_message()
    {
        var wati = ScriptedWati.Saying(200, Ok);
        using var world = new WatiWorld(wati);
        var answer = await world.V1().SendTextAsync(WatiWorld.Customer, new OutgoingText("Grüße & Küsse?", "l1", "wamid.0"), Stop);
        answer.ShouldBe(new WatiAnswer<SentMessage>.Accepted(new SentMessage("m1", "wamid.1", "l1", "c1", "t1")));
        Request(wati).ShouldBe(
            "POST /1234/api/v1/sendSessionMessage/14155552671?messageText=Gr%C3%BC%C3%9Fe%20%26%20K%C3%BCsse%3F&replyContextId=wamid.0&localMessageId=l1&channelPhoneNumber=14155550000");
    }

    [Fact]
    public async Task a_customer_without_number_is_named_by_the_business_scoped_id()
    {
        var wati = ScriptedWati.Saying(200, Ok);
        using var world = new WatiWorld(wati);
        await world.V1().SendTextAsync(bsuidOnly, new OutgoingText("Hi", "l1"), Stop);
        Request(wati).ShouldBe("POST /1234/api/v1/sendSessionMessage/US.1234?messageText=Hi&localMessageId=l1&channelId=ch-7");
        await world.V1().AssignOperatorAsync(bsuidOnly, "ann@example.com", Stop);
        Request(wati).ShouldBe("POST /1234/api/v1/assignOperator?email=ann%40example.com&target=US.1234&channelId=ch-7");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("..")]
    public async Task a_target_that_names_nobody_is_refused_unsent(string? waId)
    {
        var wati = ScriptedWati.Saying(200, Ok);
        using var world = new WatiWorld(wati);
        var to = new WatiTarget("63f0c0ffee63f0c0ffee63f0", waId, null, "1", null);
        Code(await world.V1().SendTextAsync(to, new OutgoingText("Hi", "l1"), Stop)).ShouldBe(WatiCodes.Invalid);
        Code(await world.V1().UpdateChatStatusAsync(to, ChatStatus.Solved, Stop)).ShouldBe(WatiCodes.Invalid);
        wati.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task text_that_no_address_could_carry_is_refused_unsent()
    {
        var wati = ScriptedWati.Saying(200, Ok);
        using var world = new WatiWorld(wati);
        Code(await world.V1().SendTextAsync(WatiWorld.Customer, new OutgoingText(new string('д', 1100), "l1"), Stop)).ShouldBe(WatiCodes.TooLarge);
        Code(await world.V1().SendTextAsync(WatiWorld.Customer, new OutgoingText(new string('x', 4097), "l1"), Stop)).ShouldBe(WatiCodes.Invalid);
        wati.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_file_goes_as_a_form_with_its_caption_in_the_query()
    {
        var wati = ScriptedWati.Saying(200, Ok);
        using var world = new WatiWorld(wati);
        await world.V1().SendFileAsync(WatiWorld.Customer, new OutgoingFile("menu.pdf", "application/pdf", "%PDF-1"u8.ToArray(), "Menu"), Stop);
        Request(wati).ShouldBe("POST /1234/api/v1/sendSessionFile/14155552671?caption=Menu&channelPhoneNumber=14155550000");
        wati.Requests[0].Body!.ShouldContain("name=file; filename=menu.pdf");
    }

    [Fact]
    public async Task buttons_and_lists_go_as_json()
    {
        var wati = ScriptedWati.Saying(200, """{"ok":true}""");
        using var world = new WatiWorld(wati);
        await world.V1().SendButtonsAsync(WatiWorld.Customer, new OutgoingButtons("Size?", ["S", "M"], "Head"), Stop);
        Request(wati).ShouldBe("POST /1234/api/v1/sendInteractiveButtonsMessage?whatsappNumber=14155552671&channelPhoneNumber=14155550000");
        wati.Requests[^1].Body.ShouldBe("""{"header":{"type":"Text","text":"Head"},"body":"Size?","buttons":[{"text":"S"},{"text":"M"}]}""");

        await world.V1().SendListAsync(WatiWorld.Customer, new OutgoingList("Pick", "Open", [new ListSection("All", [new ListRow("One", "First"), new ListRow("Two")])]), Stop);
        Request(wati).ShouldBe("POST /1234/api/v1/sendInteractiveListMessage?whatsappNumber=14155552671&channelPhoneNumber=14155550000");
        wati.Requests[^1].Body.ShouldBe(
            """{"body":"Pick","buttonText":"Open","sections":[{"title":"All","rows":[{"title":"One","description":"First"},{"title":"Two"}]}]}""");
    }

    [Fact]
    public async Task a_template_goes_by_the_route_that_takes_our_id()
    {
        var wati = ScriptedWati.Saying(200, """{"result":true,"receivers":[{"localMessageId":"l1","waId":"14155552671","isValidWhatsAppNumber":true,"errors":[]}]}""");
        using var world = new WatiWorld(wati);
        var template = new OutgoingTemplate("hello", "b-1", new Dictionary<string, string> { ["name"] = "Bob" }, "l1");
        var answer = await world.V1().SendTemplateAsync(WatiWorld.Customer, template, Stop);
        answer.ShouldBeOfType<WatiAnswer<SentMessage>.Accepted>().Value.LocalMessageId.ShouldBe("l1");
        Request(wati).ShouldBe("POST /1234/api/v2/sendTemplateMessages");
        wati.Requests[0].Body.ShouldBe(
            """{"template_name":"hello","broadcast_name":"b-1","channel_number":"14155550000","receivers":[{"whatsappNumber":"14155552671","customParams":[{"name":"name","value":"Bob"}],"localMessageId":"l1"}]}""");
    }

    [Fact]
    public async Task reads_are_paged_as_v1_names_it()
    {
        var wati = ScriptedWati.Saying(200, """{"result":"success","messages":{"items":[]},"contact_list":[]}""");
        using var world = new WatiWorld(wati);
        (await world.V1().GetMessagesAsync(WatiWorld.Customer, 2, 50, Stop)).ShouldBeOfType<WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Accepted>();
        Request(wati).ShouldBe("GET /1234/api/v1/getMessages/14155552671?pageSize=50&pageNumber=2");
        (await world.V1().GetContactsAsync(1, 100, Stop)).ShouldBeOfType<WatiAnswer<IReadOnlyList<WatiContact>>.Accepted>();
        Request(wati).ShouldBe("GET /1234/api/v1/getContacts?pageSize=100&pageNumber=1");
        (await world.V1().ProbeAsync(Stop)).ShouldBeOfType<WatiAnswer<Done>.Accepted>();
        Request(wati).ShouldBe("GET /1234/api/v1/getContacts?pageSize=1&pageNumber=1");
    }

    [Fact]
    public async Task a_contact_is_found_by_a_filter_whose_work_is_checked()
    {
        using var world = new WatiWorld(ScriptedWati.Saying(200, """{"contact_list":[{"id":"1","wAid":"999"},{"id":"2","wAid":"14155552671"}]}"""));
        (await world.V1().GetContactAsync(WatiWorld.Customer, Stop)).ShouldBeOfType<WatiAnswer<WatiContact>.Accepted>().Value.Id.ShouldBe("2");
        Code(await world.V1().GetContactAsync(WatiWorld.Customer with { WaId = "7" }, Stop)).ShouldBe(WatiCodes.NotFound);
        Code(await world.V1().GetContactAsync(bsuidOnly, Stop)).ShouldBe(WatiCodes.NotSupported);
    }

    [Fact]
    public async Task status_words_are_upper_case_and_no_email_means_the_bot()
    {
        var wati = ScriptedWati.Saying(200, """{"result":true}""");
        using var world = new WatiWorld(wati);
        await world.V1().UpdateChatStatusAsync(WatiWorld.Customer, ChatStatus.Blocked, Stop);
        wati.Requests[^1].Body.ShouldBe("""{"whatsappNumber":"14155552671","channelPhoneNumber":"14155550000","ticketStatus":"BLOCK"}""");
        await world.V1().AssignOperatorAsync(WatiWorld.Customer, null, Stop);
        Request(wati).ShouldBe("POST /1234/api/v1/assignOperator?whatsappNumber=14155552671&channelPhoneNumber=14155550000");
        await world.V1().AssignTeamsAsync(WatiWorld.Customer, ["Sales", "A&B"], Stop);
        Request(wati).ShouldBe("POST /1234/api/v1/assignTeam?teams=Sales&teams=A%26B&whatsappNumber=14155552671&channelPhoneNumber=14155550000");
        await world.V1().UpdateContactAttributesAsync(WatiWorld.Customer, new Dictionary<string, string> { ["city"] = "Rome" }, Stop);
        Request(wati).ShouldBe("POST /1234/api/v1/updateContactAttributes/14155552671");
        wati.Requests[^1].Body.ShouldBe("""{"customParams":[{"name":"city","value":"Rome"}]}""");
    }

    [Theory]
    [InlineData("""{"id":"m1","localMessageId":"l1"}""")]
    [InlineData("""{"result":"success","message":{"id":"m1","localMessageId":"l1"}}""")]
    [InlineData("""{"result":{"id":"m1"}}""")]
    public async Task a_sent_message_is_found_by_our_id(string body)
    {
        var wati = ScriptedWati.Saying(200, body);
        using var world = new WatiWorld(wati);
        var answer = await world.V1().FindSentMessageAsync("14155550000", "l1", Stop);
        answer.ShouldBeOfType<WatiAnswer<SentMessage?>.Accepted>().Value!.Id.ShouldBe("m1");
        Request(wati).ShouldBe("GET /1234/api/v1/whatsApp/messages/14155550000/l1");
    }

    [Fact]
    public async Task finding_another_message_is_not_finding_ours()
    {
        using var world = new WatiWorld(ScriptedWati.Saying(200, """{"id":"m1","localMessageId":"other"}"""));
        (await world.V1().FindSentMessageAsync("1", "l1", Stop)).ShouldBeOfType<WatiAnswer<SentMessage?>.Unknown>();
    }

    [Fact]
    public async Task an_absent_message_is_an_accepted_answer()
    {
        using var world = new WatiWorld(ScriptedWati.Saying(404, """{"message":"not found"}"""));
        (await world.V1().FindSentMessageAsync("1", "l1", Stop)).ShouldBe(new WatiAnswer<SentMessage?>.Accepted(null));
    }

    private static string Request(ScriptedWati wati) => $"{wati.Requests[^1].Method} {wati.Requests[^1].PathAndQuery}";

    private static string Code<T>(WatiAnswer<T> answer) => answer.ShouldBeOfType<WatiAnswer<T>.Rejected>().Code;
}
