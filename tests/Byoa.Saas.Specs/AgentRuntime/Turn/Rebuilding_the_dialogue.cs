using Byoa.Saas.AgentRuntime.Turn;
using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.AgentRuntime.Turn;

public sealed class Rebuilding_the_dialogue
{
    private static readonly ToolCall Tool = new("tool-1", "update_contact_attributes", "{}");
    private static readonly ColleagueWrote Colleague = new("b1", "ann", "Please wait for me.", Noon);
    private static readonly HistoryImported OnlyHistoryTells = new("t1", [new PastMessage(true, "ann", "Please wait for me.", Noon) { ByPerson = true }], [], [], null, Noon);
    private static readonly ToolCallFinished Result = new("t1", "tool-1", "update_contact_attributes", true, "Stored: size.", Noon);

    [Fact]
    public void messages_and_replies_stand_in_order() =>
        Told([.. ReplySent(), Wrote("m2", "And socks?")]).ShouldBe(["customer: Hi", "agent: Hello Maria", "customer: And socks?"]);

    [Fact]
    public void a_dropped_draft_was_never_said() => Told([.. ModelSpoke(), Wrote("m2"), new DraftSuperseded("t1", "c1", Noon)]).ShouldBe(["customer: Hi", "customer: Hi"]);

    [Fact]
    public void a_reply_dropped_by_a_take_over_was_never_said() => Told([.. ReplyOwed(), new EffectAbandoned("e1", Codes.OwnerChanged, Noon)]).ShouldBe(["customer: Hi"]);

    [Theory]
    [InlineData(Codes.WindowClosed)]
    [InlineData(Codes.ReplyUndeliverable)]
    public void a_reply_that_could_not_be_sent_was_never_said(string reason) => Told([.. ReplyOwed(), new EffectAbandoned("e1", reason, Noon)]).ShouldBe(["customer: Hi"]);

    [Fact]
    public void a_reply_Wati_refused_was_never_said() => Told([.. ReplyClaimed(), new EffectRefused("e1", Codes.WindowClosed, "", Noon)]).ShouldBe(["customer: Hi"]);

    [Theory]
    [InlineData("e1", null)]
    [InlineData(null, "wati-1")]
    public void a_reply_that_failed_at_the_phone_was_never_said(string? localId, string? providerId) =>
        Told([.. ReplySent(), new DeliveryReported(localId, providerId, DeliveryStatus.Failed, "131047", null, Noon)]).ShouldBe(["customer: Hi"]);

    [Fact]
    public void a_reply_nobody_knows_the_fate_of_may_have_been_read() =>
        Told([.. ReplyClaimed(), new EffectAbandoned("e1", Codes.ReplyUncertain, Noon)]).ShouldBe(["customer: Hi", "agent: Hello Maria"]);

    [Fact]
    public void a_template_is_told_as_what_it_is_and_the_question_before_it_stays_open()
    {
        var told = Told([.. TemplateSent(), Wrote("m2", "Hello again")]);

        (told[0], told[2]).ShouldBe(("customer: Hi", "customer: Hello again"));
        told[1].ShouldStartWith("agent: [");
        told[1].ShouldContain("\"follow_up\" (Maria); what was asked is still open");
    }

    [Fact]
    public void a_draft_the_window_closed_upon_was_never_said() =>
        Told([.. ToolAsked(Tool), Result, new DraftExpired("t1", "c1", Noon)]).ShouldBe(["customer: Hi"]);

    [Fact]
    public void offered_choices_are_told_with_their_options() =>
        Told(ReplyOwed(new Effect.SendChoices("e1", "Which size?", ["41", "42"], null)))[1].ShouldBe("agent: Which size?\n[41 | 42]");

    [Fact]
    public void a_tool_call_is_told_with_its_result() => Told([.. ToolAsked(Tool), Result])[1].ShouldBe("tools: update_contact_attributes = Stored: size.");

    [Fact]
    public void a_tool_call_without_a_result_is_not_told() => Told(ToolAsked(Tool)).ShouldBe(["customer: Hi"]);

    [Fact]
    public void history_takes_the_place_of_what_the_stream_knew_and_what_waits_follows() =>
        Told([.. TurnRuns(), new HistoryImported("t1", [new PastMessage(true, "ann", "Welcome", Noon)], [Text("h1", "Earlier question") with { SentAt = Noon.AddMinutes(-1) }], [], null, Noon)])
            .ShouldBe(["business: Welcome", "customer: Earlier question", "customer: Hi"]);

    [Fact]
    public void history_read_anew_in_the_middle_of_a_turn_does_not_forget_what_its_tools_did() =>
        Told([.. ToolAsked(Tool), Result, new HistoryOutdated(Codes.NewTicket, "ticket-2", Noon), new HistoryImported("t1", [], [], [], null, Noon)])
            .ShouldBe(["customer: Hi", "tools: update_contact_attributes = Stored: size."]);

    [Fact]
    public void a_reply_that_is_still_to_be_sent_stands_in_no_history_and_is_told() =>
        Told([.. ReplyOwed(), Wrote("m2", "And socks?"), new TurnStarted("t2", 1, Noon), new HistoryOutdated(Codes.NewTicket, "ticket-2", Noon),
                new HistoryImported("t2", [new PastMessage(false, null, "Hi", Noon)], [], [], null, Noon)])
            .ShouldBe(["customer: Hi", "agent: Hello Maria", "customer: And socks?"]);

    [Fact]
    public void a_reply_of_an_older_ownership_that_may_have_gone_out_is_told_so_that_its_question_is_not_answered_twice() =>
        Told([.. ReplyClaimed(), new AgentStoodDown(2, "ann", Codes.TakenOver, Noon), new AgentTookChat(3, Codes.HandedBack, null, Noon), Wrote("m2", "And socks?"), new TurnStarted("t2", 3, Noon),
                new HistoryImported("t2", [new PastMessage(false, null, "Hi", Noon)], [], [], null, Noon)])
            .Where(line => !line.StartsWith("note", StringComparison.Ordinal)).ShouldBe(["customer: Hi", "agent: Hello Maria", "customer: And socks?"]);

    [Fact]
    public void a_reply_sent_while_history_was_being_read_is_told_though_it_stands_not_in_it() =>
        Told([.. ReplyClaimed(), new HistoryOutdated(Codes.NewTicket, "ticket-2", Noon), new TurnStarted("t2", 1, Noon), new EffectAccepted("e1", "wati-1", null, false, Noon),
                new HistoryImported("t2", [new PastMessage(false, null, "Hi", Noon)], [], [], null, Noon), Wrote("m2", "And socks?")])
            .ShouldBe(["customer: Hi", "agent: Hello Maria", "customer: And socks?"]);

    [Fact]
    public void a_reply_under_way_that_history_shows_is_told_once() =>
        Told([.. ReplyClaimed(), Wrote("m2", "And socks?"), new TurnStarted("t2", 1, Noon), new HistoryOutdated(Codes.NewTicket, "ticket-2", Noon),
                new HistoryImported("t2", [new PastMessage(false, null, "Hi", Noon), new PastMessage(true, null, "Hello Maria", Noon)], [], [], null, Noon)])
            .ShouldBe(["customer: Hi", "business: Hello Maria", "customer: And socks?"]);

    [Fact]
    public void an_echo_that_outran_the_answer_to_its_send_is_no_colleagues_word() =>
        Told([.. ReplyClaimed(), Wrote("m2", "And socks?"), new ColleagueWrote("b1", "Shop Bot", "Hello Maria", Noon)])
            .ShouldBe(["customer: Hi", "agent: Hello Maria", "customer: And socks?"]);

    [Fact]
    public void webhooks_that_overtook_one_another_are_told_in_the_customers_order() =>
        Told([.. TurnRuns(), Wrote("m3", "Third", Seconds(2)), new CustomerMessageReceived(Text("m2", "Second", Seconds(1)), Seconds(3))])
            .ShouldBe(["customer: Hi", "customer: Second", "customer: Third"]);

    [Fact]
    public void an_unreadable_history_takes_nothing_away() =>
        Told([.. TurnRuns(), new HistoryImported("t1", [], [], [], "unknown", Noon)]).ShouldBe(["customer: Hi"]);

    [Fact]
    public void a_colleagues_words_are_the_businesss() =>
        Told([.. TakenOver(), new ColleagueWrote("b1", "ann", "I will look into it", Noon)])[1].ShouldBe("business: I will look into it");

    [Fact]
    public void a_word_whose_author_is_told_later_is_said_once() =>
        Told([.. TurnRuns(), Colleague with { IsUnsigned = true }, Colleague]).ShouldBe(["customer: Hi", "business: Please wait for me."]);

    [Fact]
    public void the_model_is_told_that_it_has_the_chat_again() =>
        Told([.. TakenOver(), new AgentTookChat(3, Codes.HandedBack, null, Noon)])[1].ShouldStartWith("note: A colleague had this chat");

    public static TheoryData<string, IConversationEvent[]> EndsOfAPersonsTime => new()
    {
        { "handed back", [.. TakenOver(), new AgentTookChat(3, Codes.HandedBack, null, Noon)] },
        { "assigned back", [.. Questioned(), new AgentTookChat(3, Codes.ChatAssigned, null, Noon)] },
        { "a pause over", [.. Asleep(), new AgentTookChat(3, Codes.PauseOver, null, Noon)] },
        { "returned after a colleague wrote in a resolved chat", [.. Resolved(), Colleague, new AgentTookChat(2, Codes.CustomerReturned, null, Noon)] },
        { "assigned after a colleague had it first", [.. Seen(), Colleague, new AgentTookChat(1, Codes.ChatAssigned, null, Noon)] },
        { "an assigned message after a colleague had it first", [.. Seen(), Colleague, new AgentTookChat(1, Codes.AssignedMessage, null, Noon)] },
        { "first assigned after a person's words that history alone tells of", [.. TurnRuns(), OnlyHistoryTells] },
        { "assigned again after a person nobody told of", [.. ReplySent(), new HistoryOutdated(Codes.AssignedAgain, null, Noon), new TurnStarted("t2", 1, Noon), OnlyHistoryTells] },
    };

    [Theory, MemberData(nameof(EndsOfAPersonsTime))]
    public void however_a_persons_time_ends_the_model_is_told_that_it_is_over(string way, IConversationEvent[] past) =>
        Told(past).Count(line => line.StartsWith("note: A colleague had this chat", StringComparison.Ordinal)).ShouldBe(1, way);

    [Fact]
    public void without_a_person_in_between_there_is_nothing_to_tell() =>
        Told([.. Resolved(), new AgentTookChat(2, Codes.CustomerReturned, null, Noon)]).ShouldAllBe(line => !line.StartsWith("note", StringComparison.Ordinal));

    [Fact]
    public void the_note_outlives_the_reading_of_history() =>
        Told([.. TakenOver(), new AgentTookChat(3, Codes.HandedBack, null, Noon), new TurnStarted("t2", 3, Noon),
                new HistoryImported("t2", [new PastMessage(true, "ann", "Done", Noon)], [Text("m2", "And now?")], ["m1"], null, Noon)])
            .Select(line => line.Split(':')[0]).ShouldBe(["business", "note", "customer"]);

    [Fact]
    public void what_an_attachment_holds_stands_with_its_message()
    {
        var lines = Dialogue.Of(
            [.. HistoryRead(), new CustomerMessageReceived(Photo("m2"), Noon), new MediaRead("t1", "m2", new MediaContent.Picture("ab", "image/png"), Noon)], ["m2"]);

        lines[^1].ShouldBeOfType<DialogueLine.Customer>().Media.ShouldBe(new MediaContent.Picture("ab", "image/png"));
    }

    [Fact]
    public void the_same_events_always_give_the_same_lines() => Told(Resolved()).ShouldBe(Told(Resolved()));

    private static IReadOnlyList<string> Waiting(IReadOnlyList<IConversationEvent> past) =>
        [.. (past.Aggregate(Conversation.Initial, Fold.Apply).Known?.Unanswered ?? []).Select(pending => pending.Message.MessageId)];

    private static List<string> Told(IReadOnlyList<IConversationEvent> past) => [.. Dialogue.Of(past, Waiting(past)).Select(line => line switch
    {
        DialogueLine.Customer customer => $"customer: {customer.Message.Text}",
        DialogueLine.Agent agent => $"agent: {agent.Text}",
        DialogueLine.Earlier earlier => $"{(earlier.Message.FromBusiness ? "business" : "customer")}: {earlier.Message.Text}",
        DialogueLine.Tools tools => $"tools: {string.Join(", ", tools.Uses.Select(use => $"{use.Call.Tool} = {use.Result}"))}",
        DialogueLine.Note note => $"note: {note.Text}",
        _ => throw new System.Diagnostics.UnreachableException(),
    })];
}
